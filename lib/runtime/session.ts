import { claimDataDirectory } from './data-directory'
import { checkDatabase } from './database-check'
import { startEmbeddedDatabase } from './embedded-database'
import { migrateDatabase } from './migrate'
import { dataPaths } from './paths'
import { readRunFile } from './run-file'
import { loadSecrets } from './secrets'
import { endOnSignals } from './signals'

export type Session = {
  databaseUrl: string
  /** Where the site is served right now, so that a command can tell it what changed; null when it is not served. */
  origin: string | null
  /** Opens the internal endpoints of the site. */
  secret: string
  /** Absolute. */
  dataDirectory: string
}

/**
 * Runs a command that needs the migrated database of a data directory: the one in DATABASE_URL, else the one that
 * `npm start` or `npm run dev` has running, else the embedded one, started for this command and stopped after it.
 *
 * @example await withDatabase('.data', async ({ databaseUrl }) => importStories({ databaseUrl, file }))
 */
export async function withDatabase<T>(dataDirectory: string, run: (session: Session) => Promise<T>): Promise<T> {
  const paths = dataPaths(dataDirectory)
  const running = readRunFile(paths)
  const given = process.env.DATABASE_URL
  if (!given && !running) return withOwnDatabase(dataDirectory, run)
  const databaseUrl = given || running?.databaseUrl || ''
  await checkDatabase(databaseUrl)
  await migrateDatabase({ url: databaseUrl })
  return run({ databaseUrl, origin: running?.origin ?? null, secret: secretOf(paths.secrets), dataDirectory: paths.root })
}

function secretOf(file: string): string {
  return process.env.MERIDIAN_INTERNAL_SECRET || loadSecrets(file).secrets.internalSecret
}

async function withOwnDatabase<T>(directory: string, run: (session: Session) => Promise<T>): Promise<T> {
  const { paths, lock } = claimDataDirectory({ directory, purpose: commandName() })
  try {
    const { secrets, created } = loadSecrets(paths.secrets)
    const database = await startEmbeddedDatabase({ paths, secrets, secretsCreated: created })
    const signals = endOnSignals(async () => {
      await database.stop()
      lock.release()
    })
    try {
      await migrateDatabase({ url: database.url })
      const secret = process.env.MERIDIAN_INTERNAL_SECRET || secrets.internalSecret
      return await run({ databaseUrl: database.url, origin: null, secret, dataDirectory: paths.root })
    } finally {
      signals.off()
      await database.stop()
    }
  } finally {
    lock.release()
  }
}

/** What the lock shows to whoever is refused: "npm run import". */
function commandName(): string {
  const script = process.env.npm_lifecycle_event
  return script ? `npm run ${script}` : 'a Meridian command'
}
