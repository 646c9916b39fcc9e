import type { DataPaths } from './paths'
import type { Secrets } from './secrets'

export type SiteAddress = { origin: string; port: number }

/** What Next is given, on top of this process's own environment. .env.example describes the variables. */
export function serverEnvironment(input: {
  mode: 'production' | 'development'
  paths: DataPaths
  secrets: Secrets
  databaseUrl: string
  address: SiteAddress
}): NodeJS.ProcessEnv {
  const { secrets } = input
  return {
    ...process.env,
    NODE_ENV: input.mode,
    DATABASE_URL: input.databaseUrl,
    MERIDIAN_DATA_DIR: input.paths.root,
    MERIDIAN_ORIGIN: input.address.origin,
    // Several instances of one site must share these, so the environment comes before the data directory's own.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.serverActionsKey,
    NEXT_TELEMETRY_DISABLED: '1',
    // Threads that compress and read files would each keep memory of their own: 27 MB after 700 pages.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX || '2',
    PORT: String(input.address.port),
  }
}
