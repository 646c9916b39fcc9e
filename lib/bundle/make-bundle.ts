import { cpSync, existsSync, mkdirSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { ensureBuild } from '@/lib/runtime/build'
import { oneFile } from '@/lib/runtime/compile-server'
import { Failure } from '@/lib/runtime/failures'
import { dataPaths, projectRoot } from '@/lib/runtime/paths'
import { analystThread, siteThreads } from '@/lib/runtime/programs'
import { loadSecrets } from '@/lib/runtime/secrets'
import { serverEnvironment } from '@/lib/runtime/server-environment'
import { withDatabase } from '@/lib/runtime/session'

type Input = {
  /** Where the bundle is made; must be empty or not there. */
  directory: string
  /** Holds a database while the site is built; may be empty and thrown away. */
  data: string
  origin: string
  say: (text: string) => void
}

/** Packages that Next's own tracing brings, or that only another platform has. */
const external = ['next', '@prisma/client', 'sharp', 'pg-native', 'cloudflare:sockets']

/**
 * Makes a directory that serves the site by itself: Next's traced output, the server of lib/delivery in one file, the
 * migrations. It needs Node and a PostgreSQL, and nothing of this checkout.
 */
export async function makeBundle(input: Input): Promise<void> {
  refuseIfFilled(input.directory)
  const paths = dataPaths(input.data)
  await withDatabase(input.data, async ({ databaseUrl }) => {
    const { secrets } = loadSecrets(paths.secrets)
    const address = { origin: input.origin, port: 3000 }
    const environment = serverEnvironment({ mode: 'production', paths, secrets, databaseUrl, address })
    input.say('building the site')
    const { serving } = await ensureBuild({
      paths,
      environment: { ...environment, MERIDIAN_STANDALONE: '1' },
      progress: input.say,
    })
    try {
      input.say('copying')
      copy(input.directory)
    } finally {
      serving.release()
    }
  })
  input.say('putting the server into one file')
  await bundleServer(input.directory)
}

function refuseIfFilled(directory: string): void {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return
  const sentence = `${directory} is not empty.`
  throw new Failure('bad_arguments', { sentence, advice: 'Name a directory that does not exist yet.' })
}

function copy(directory: string): void {
  const from = (...parts: string[]) => path.join(projectRoot, ...parts)
  mkdirSync(directory, { recursive: true })
  // Verbatim: Next's links to packages are relative, and a bundle is taken to where this checkout is not.
  cpSync(from('.next', 'standalone'), directory, { recursive: true, verbatimSymlinks: true })
  cpSync(from('.next', 'static'), path.join(directory, '.next', 'static'), { recursive: true })
  cpSync(from('public'), path.join(directory, 'public'), { recursive: true })
  cpSync(from('prisma', 'migrations'), path.join(directory, 'prisma', 'migrations'), { recursive: true })
  // Next's own server would answer without the edge, and settings of this machine are nobody else's.
  for (const name of ['server.js', '.env', '.env.local', '.env.production'])
    rmSync(path.join(directory, name), { force: true })
  refuseLinksOutside(directory)
}

function refuseLinksOutside(directory: string): void {
  const root = realpathSync(directory)
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const link = path.join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink() || path.resolve(entry.parentPath, readlinkSync(link)).startsWith(root + path.sep))
      continue
    const sentence = `${link} leads out of the bundle.`
    throw new Failure('build_failed', {
      sentence,
      advice: 'The bundle would not work elsewhere; this is a fault of Meridian.',
    })
  }
}

/** Two folders deep, so that the sources' own idea of where the project begins holds in the bundle too. */
async function bundleServer(directory: string): Promise<void> {
  const own = (name: string) => path.join(projectRoot, 'lib', 'bundle', `${name}.ts`)
  await build({
    ...oneFile,
    entryPoints: {
      server: own('server'),
      migrate: own('migrate'),
      renderer: siteThreads.renderer,
      analyst: analystThread,
    },
    outdir: path.join(directory, 'lib', 'bundle'),
    external,
    // CommonJS packages in an ES module ask for these.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  })
}
