import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { projectRoot } from './paths'

/** Programs of this project as single files for Node. */
export const oneFile = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  tsconfig: path.join(projectRoot, 'tsconfig.json'),
  logLevel: 'warning',
} as const satisfies BuildOptions

/** The threads of a running site, each a program: what serves, and beside it what renders. */
export const threads = {
  server: path.join(projectRoot, 'lib', 'delivery', 'server', 'main.ts'),
  renderer: path.join(projectRoot, 'lib', 'delivery', 'renderer', 'thread.ts'),
}

/**
 * Writes each thread of lib/delivery with all its sources into one file, `server.mjs` and `renderer.mjs`. Packages stay where they are.
 *
 * @param directory two folders below the project's root, so that the sources' own idea of where the project begins holds there
 */
export async function compileServer(directory: string): Promise<void> {
  await build({
    ...oneFile,
    entryPoints: threads,
    outdir: directory,
    packages: 'external',
    sourcemap: true,
  })
}
