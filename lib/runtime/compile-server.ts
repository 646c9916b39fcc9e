import path from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from './paths'

/**
 * Writes the server of lib/delivery with all its sources into one file, `server.mjs`. Packages stay where they are.
 *
 * @param directory two folders below the project's root, so that the sources' own idea of where the project begins holds there
 */
export async function compileServer(directory: string): Promise<void> {
  await build({
    entryPoints: { server: path.join(projectRoot, 'lib', 'delivery', 'server', 'main.ts') },
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    tsconfig: path.join(projectRoot, 'tsconfig.json'),
    logLevel: 'warning',
  })
}
