import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { projectRoot } from './paths'
import { siteThreads } from './programs'

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

/**
 * Writes each thread of lib/delivery with all its sources into one file, `server.mjs` and `renderer.mjs`. Packages stay where they are.
 *
 * @param directory two folders below the project's root, so that the sources' own idea of where the project begins holds there
 */
export async function compileServer(directory: string): Promise<void> {
  await build({
    ...oneFile,
    entryPoints: siteThreads,
    outdir: directory,
    packages: 'external',
    sourcemap: true,
  })
}
