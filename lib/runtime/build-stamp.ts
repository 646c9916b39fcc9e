import { createHash, type Hash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** What a build is made of, from the checkout. */
const inputs = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'prisma/schema.prisma',
  'package-lock.json',
  'tsconfig.json',
  'next.config.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'instrumentation.ts',
  'instrumentation-client.ts',
]

/** The client is made from the schema. */
const excluded = new Set(['lib/generated'])

/**
 * Names a build by the content of everything it is made of. Times of files say nothing: git and backups set them anew.
 *
 * @param variables what else the build depends on: the origin in its pages, the key of its server actions
 */
export function buildStamp(options: { root: string; variables: Record<string, string> }): string {
  const hash = createHash('sha256')
  for (const [name, value] of Object.entries(options.variables).sort()) hash.update(`${name}=${value}\0`)
  for (const input of inputs) addToHash({ hash, root: options.root, place: input })
  return hash.digest('hex')
}

function addToHash(options: { hash: Hash; root: string; place: string }): void {
  const { hash, root, place } = options
  if (excluded.has(place) || path.basename(place).startsWith('.')) return
  const full = path.join(root, place)
  const stat = statSync(full, { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isDirectory()) {
    for (const name of readdirSync(full).sort()) addToHash({ hash, root, place: `${place}/${name}` })
  } else {
    // The length keeps two neighbouring files from looking like two others.
    hash.update(`${place}\0${stat.size}\0`)
    hash.update(readFileSync(full))
  }
}

/** Variables that end up in a build, and therefore in its stamp. */
export function buildVariables(environment: Record<string, string | undefined>): Record<string, string> {
  const names = Object.keys(environment).filter((name) => name.startsWith('NEXT_PUBLIC_'))
  const variables = Object.fromEntries(
    [...names, 'MERIDIAN_ORIGIN', 'MERIDIAN_STANDALONE', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'].map((name) => [
      name,
      environment[name] ?? '',
    ]),
  )
  return { ...variables, node: process.versions.node.split('.')[0] ?? '' }
}
