import { openBoundedLog } from './bounded-log'
import { type DataPaths, dataPaths } from './paths'
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries'
import { databaseName, databaseRole, ensureCluster, provision, superuser } from './postgres-cluster'
import { stopOrphanedPostgres } from './postgres-orphan'
import { type PostgresProcess, startPostgres } from './postgres-process'
import { choosePostgresUser, type PostgresUser } from './postgres-user'
import { loadSecrets, type Secrets } from './secrets'
import { explainFileError } from './system-errors'

export type EmbeddedDatabase = {
  url: string
  /** The superuser's address, for what the application's role may not do. */
  superuserUrl: string
  made: boolean
  recovered: boolean
  exited: () => Promise<void>
  /** Starts a server that ended by itself again, at the same address. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

type Input = { paths: DataPaths; secrets: Secrets; secretsCreated: boolean }

/** Starts the cluster of a data directory, making it first when there is none. The caller holds the directory's lock. */
export async function startEmbeddedDatabase(input: Input): Promise<EmbeddedDatabase> {
  const { paths, secrets } = input
  const binaries = postgresBinaries()
  const user = choosePostgresUser({ directory: paths.root, cluster: paths.cluster, initdb: binaries.initdb })
  try {
    const recovered = await stopOrphanedPostgres(paths.cluster)
    const made = await makeOrRepair({ ...input, binaries, user })
    const log = openBoundedLog({ file: paths.postgresLog })
    const start = (port?: number) => startPostgres({ cluster: paths.cluster, binaries, user, log, port })
    let server: PostgresProcess = await start()
    const { port } = server
    return {
      url: address({ role: databaseRole, password: secrets.databasePassword, port }),
      superuserUrl: address({ role: superuser, password: secrets.superuserPassword, port }),
      made,
      recovered,
      exited: () => server.exited,
      async restart() {
        server = await start(port)
      },
      stop: () => server.stop(),
    }
  } catch (error) {
    throw explainFileError(error, paths.cluster)
  }
}

/** The same for a data directory that nobody else uses: a bench's or a test's. */
export async function startDatabaseIn(directory: string): Promise<EmbeddedDatabase> {
  const paths = dataPaths(directory)
  const { secrets, created } = loadSecrets(paths.secrets)
  return startEmbeddedDatabase({ paths, secrets, secretsCreated: created })
}

/** Secrets that are younger than the cluster (somebody lost the file) become the cluster's passwords. */
async function makeOrRepair(input: Input & { binaries: PostgresBinaries; user: PostgresUser }): Promise<boolean> {
  const cluster = { directory: input.paths.cluster, binaries: input.binaries, user: input.user, secrets: input.secrets }
  const made = (await ensureCluster(cluster)) === 'made'
  if (!made && input.secretsCreated) await provision({ ...cluster, create: false })
  return made
}

function address(options: { role: string; password: string; port: number }): string {
  return `postgresql://${options.role}:${options.password}@127.0.0.1:${options.port}/${databaseName}`
}
