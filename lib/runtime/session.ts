import { claimDataDirectory } from './data-directory'
import { checkDatabase } from './database-check'
import { startEmbeddedDatabase } from './embedded-database'
import { migrateDatabase } from './migrate'
import { dataPaths } from './paths'
import { readRunFile } from './run-file'
import { loadSecrets } from './secrets'
import { endOnSignals } from './signals'
import { createTeardown } from './teardown'

export type Session = {
  databaseUrl: string
  /** Absolute. */
  dataDirectory: string
}

type Work<T> = (session: Session) => Promise<T>

/**
 * Runs a command that needs the migrated database of a data directory: the one in DATABASE_URL, else the one that
 * `npm start` or `npm run dev` has running, else the embedded one, started for this command and stopped after it.
 *
 * @example await withDatabase('.data', async ({ databaseUrl }) => importStories({ databaseUrl, file }))
 */
export function withDatabase<T>(dataDirectory: string, run: Work<T>): Promise<T> {
  return withUnmigratedDatabase(dataDirectory, async (session) => {
    await migrateDatabase({ url: session.databaseUrl })
    return run(session)
  })
}

/** The same for the command that migrates. */
export async function withUnmigratedDatabase<T>(dataDirectory: string, run: Work<T>): Promise<T> {
  const paths = dataPaths(dataDirectory)
  const running = readRunFile(paths)
  const databaseUrl = process.env.DATABASE_URL || running?.databaseUrl
  if (!databaseUrl) return withOwnDatabase(dataDirectory, run)
  await checkDatabase(databaseUrl)
  return run({ databaseUrl, dataDirectory: paths.root })
}

async function withOwnDatabase<T>(directory: string, run: Work<T>): Promise<T> {
  const teardown = createTeardown()
  const signals = endOnSignals(teardown.run)
  try {
    const { paths, lock } = claimDataDirectory({ directory, purpose: commandName() })
    teardown.add(lock.release)
    const { secrets, created } = loadSecrets(paths.secrets)
    const database = await startEmbeddedDatabase({ paths, secrets, secretsCreated: created })
    teardown.add(database.stop)
    return await run({ databaseUrl: database.url, dataDirectory: paths.root })
  } finally {
    await teardown.run()
    signals.off()
  }
}

/** What the lock shows to whoever is refused: "npm run import". */
function commandName(): string {
  const script = process.env.npm_lifecycle_event
  return script ? `npm run ${script}` : 'a Meridian command'
}
