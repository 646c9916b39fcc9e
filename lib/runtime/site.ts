import type { StartArguments } from './arguments'
import { claimDataDirectory, refuseIfInUse } from './data-directory'
import { checkDatabase } from './database-check'
import { loadEnvironmentFiles, siteOrigin } from './environment-files'
import { Failure } from './failures'
import { portTrouble } from './free-port'
import { knowsSchema, rememberSchema } from './known-schema'
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
  const given = process.env.DATABASE_URL
  const isAway = given ? await lookForDatabase({ url: given, directory, steps }) : false
  const { paths, lock } = claimDataDirectory({ directory, purpose: purpose() })
  teardown.add(lock.release)
  const { secrets, created } = loadSecrets(paths.secrets)
  const database =
    given && isAway
      ? { url: given, embedded: null }
      : await openSiteDatabase({ paths, secrets, secretsCreated: created, steps, teardown })
  if (!isAway) {
    if (input.arguments.seed) await seedIfEmpty({ url: database.url, paths, steps })
    await updateSearchIndex({ url: database.url, steps })
    rememberSchema(directory)
  }
  const environment = serverEnvironment({ mode: input.mode, paths, secrets, databaseUrl: database.url, address })
  return { paths, secrets, address, database, environment }
}

/**
 * Checks a database before anything is made.
 *
 * @returns true when it does not answer, but this data directory has served this version with it: then there are pages
 * @throws Failure of checkDatabase
 */
async function lookForDatabase(input: { url: string; directory: string; steps: Steps }): Promise<boolean> {
  const { url, steps } = input
  const work = () => checkDatabase(url)
  try {
    await steps.run({ doing: 'Checking the database', done: 'Database checked', work })
    return false
  } catch (error) {
    const isUnreachable = error instanceof Failure && error.code === 'database_unreachable'
    if (!isUnreachable || !knowsSchema(input.directory)) throw error
    steps.say(`! ${error.message} Serving the last known pages until it does.`)
    return true
  }
}

function purpose(): string {
  return process.env.npm_lifecycle_event === 'dev' ? 'npm run dev' : 'npm start'
}
