import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout: everything the program itself consists of. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

export type DataPaths = ReturnType<typeof dataPaths>

/** Where things lie in a data directory. */
export function dataPaths(dataDirectory: string) {
  const root = path.resolve(dataDirectory)
  return {
    root,
    lock: path.join(root, 'meridian.lock'),
    run: path.join(root, 'run.json'),
    secrets: path.join(root, 'secrets.json'),
    cluster: path.join(root, 'postgres'),
    logs: path.join(root, 'logs'),
    postgresLog: path.join(root, 'logs', 'postgres.log'),
    serverLog: path.join(root, 'logs', 'server.log'),
  }
}

/**
 * The data directory of a command: the flag counts from where the person typed it, the variable and the default from
 * the checkout.
 *
 * @example resolveDataDirectory({ flag: './mine', variable: undefined, typedIn: '/home/ani' }) // '/home/ani/mine'
 */
export function resolveDataDirectory(options: {
  flag: string | undefined
  variable: string | undefined
  typedIn: string
}): string {
  if (options.flag) return path.resolve(options.typedIn, options.flag)
  return path.resolve(projectRoot, options.variable || '.data')
}
