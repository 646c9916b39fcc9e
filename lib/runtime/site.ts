import type { StartArguments } from './arguments'
import { claimDataDirectory, refuseIfInUse } from './data-directory'
import { checkDatabase } from './database-check'
import { loadEnvironmentFiles, siteOrigin } from './environment-files'
import { portTrouble } from './free-port'
import { portBusy } from './next-process'
import { type DataPaths, resolveDataDirectory } from './paths'
import { loadSecrets, type Secrets } from './secrets'
import { type SiteAddress, serverEnvironment } from './server-environment'
import { endOrphanedServer } from './server-orphan'
import { openSiteDatabase, type SiteDatabase, seedIfEmpty, updateSearchIndex } from './site-database'
import type { Steps } from './steps'
import type { Teardown } from './teardown'

/** Everything a server of this site needs, running or made. */
export type Site = {
  paths: DataPaths
  secrets: Secrets
  address: SiteAddress
  database: SiteDatabase
  environment: NodeJS.ProcessEnv
}

type Input = {
  mode: 'production' | 'development'
  arguments: StartArguments
  steps: Steps
  teardown: Teardown
}

/**
 * What `npm start` and `npm run dev` have in common: everything before the server. All that can be refused is refused
 * before anything is made.
 */
export async function prepareSite(input: Input): Promise<Site> {
  const { steps, teardown } = input
  loadEnvironmentFiles()
  const { port } = input.arguments
  const address = { port, origin: siteOrigin({ port }) }
  const directory = resolveDataDirectory({
    flag: input.arguments.data,
    variable: process.env.MERIDIAN_DATA_DIR,
    typedIn: process.env.INIT_CWD ?? process.cwd(),
  })
  refuseIfInUse(directory)
  await endOrphanedServer(directory)
  if (await portTrouble(port)) throw portBusy(port)
  if (process.env.DATABASE_URL) {
    const url = process.env.DATABASE_URL
    await steps.run({ doing: 'Checking the database', done: 'Database checked', work: () => checkDatabase(url) })
  }
  const { paths, lock } = claimDataDirectory({ directory, purpose: purpose() })
  teardown.add(lock.release)
  const { secrets, created } = loadSecrets(paths.secrets)
  const database = await openSiteDatabase({ paths, secrets, secretsCreated: created, steps, teardown })
  if (input.arguments.seed) await seedIfEmpty({ url: database.url, paths, steps })
  await updateSearchIndex({ url: database.url, steps })
  const environment = serverEnvironment({ mode: input.mode, paths, secrets, databaseUrl: database.url, address })
  return { paths, secrets, address, database, environment }
}

function purpose(): string {
  return process.env.npm_lifecycle_event === 'dev' ? 'npm run dev' : 'npm start'
}
