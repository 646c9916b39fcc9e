import path from 'node:path'
import { z } from 'zod'
import { AppError } from './errors'
import { parseNetworks } from './networks'

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')

const variables = z.object({
  DATABASE_URL: databaseUrl,
  /** A read replica of it; what pages are made of is read there while it is up to date. */
  DATABASE_READ_URL: databaseUrl.optional(),
  MERIDIAN_DATA_DIR: z.string().min(1).default('.data'),
  MERIDIAN_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .default('http://localhost:3000')
    .transform((value) => new URL(value).origin),
  MERIDIAN_DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  /** Megabytes of finished responses in memory. */
  MERIDIAN_RESPONSE_CACHE_MB: z.coerce.number().int().min(8).max(65_536).default(64),
  /** Megabytes of pages on disk; lib/delivery/store reads it itself. */
  MERIDIAN_PAGE_STORE_MB: z.coerce.number().int().min(1).default(2_048),
  /** A star answers under any host name. */
  MERIDIAN_HOSTS: z.literal('*').optional(),
  MERIDIAN_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
  /** Where /healthz, /readyz and /metrics are; the site's port and 10,000 when it is not given. */
  MERIDIAN_HEALTH_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  MERIDIAN_HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
  /** Seconds in which a server that is told to stop still takes requests, until its proxies have noticed. */
  MERIDIAN_DRAIN_SECONDS: z.coerce.number().min(0).max(15).default(0),
  /** Reverse proxies of ours in front of the server; see lib/client-address.ts. */
  MERIDIAN_TRUSTED_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  /** Who is told of every invalidation, and the secret that signs the calls; see purgeHook. */
  MERIDIAN_PURGE_URL: z.url({ protocol: /^https?$/ }).optional(),
  MERIDIAN_PURGE_SECRET: z.string().min(16, 'must have 16 characters at least').optional(),
  /** Whose readings are not counted. */
  MERIDIAN_STAFF_NETWORKS: z
    .string()
    .default('')
    .transform((list, context) => {
      const networks = parseNetworks(list)
      if (networks) return networks
      context.addIssue('must be addresses or networks such as 203.0.113.0/24, separated by commas')
      return z.NEVER
    }),
})

const envSchema = variables.refine((given) => !given.MERIDIAN_PURGE_URL || given.MERIDIAN_PURGE_SECRET, {
  path: ['MERIDIAN_PURGE_SECRET'],
  message: 'is needed with MERIDIAN_PURGE_URL',
})

export type Env = z.infer<typeof envSchema>

/**
 * Parses the environment; every bad variable is reported in one message.
 *
 * @throws AppError `bad_environment`
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = envSchema.safeParse(source)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new AppError('bad_environment', `Bad environment variables (see .env.example):\n${lines.join('\n')}`)
}

let cached: Env | undefined

/** The process's environment, parsed at first use: a build without a database can still import this file. */
export function env(): Env {
  cached ??= parseEnv(process.env)
  return cached
}

export type PurgeHook = { url: string; secret: string }

/** Where a content delivery network hears of invalidations; null when there is none. Commands without a server ask, too. */
export function purgeHook(source: Record<string, string | undefined> = process.env): PurgeHook | null {
  const { MERIDIAN_PURGE_URL: url, MERIDIAN_PURGE_SECRET: secret } = source
  if (!url) return null
  if (!secret)
    throw new AppError('bad_environment', 'MERIDIAN_PURGE_URL needs MERIDIAN_PURGE_SECRET (see .env.example)')
  return { url, secret }
}

/** Where uploaded and imported pictures lie. */
export function mediaDirectory(dataDirectory = env().MERIDIAN_DATA_DIR): string {
  return path.resolve(dataDirectory, 'media')
}
