// Runs a command of scripts/*.ts, after making sure of everything it needs: the right Node, the exact dependencies,
// the generated database client. Plain JavaScript with Node's own modules only, because nothing else may be there yet.
//
//   node scripts/run.mjs start --port 4000
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { BootstrapFailure } from '../lib/runtime/bootstrap/bootstrap-failure.mjs'
import { ensureDependencies } from '../lib/runtime/bootstrap/dependencies.mjs'
import { isSupportedNode, nodeAdvice } from '../lib/runtime/bootstrap/node-version.mjs'
import { ensurePrismaClient } from '../lib/runtime/bootstrap/prisma-client.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

async function main() {
  const [name = 'start', ...args] = process.argv.slice(2)
  if (!isSupportedNode(process.versions.node)) {
    throw new BootstrapFailure({
      code: 'wrong_node',
      sentence: `This is Node ${process.versions.node}, which is too old for Meridian.`,
      advice: nodeAdvice,
    })
  }
  const help = path.join(root, 'scripts', 'help', `${name}.txt`)
  if (args.some((arg) => arg === '--help' || arg === '-h') && existsSync(help)) {
    process.stdout.write(readFileSync(help, 'utf8'))
    return
  }
  const script = path.join(root, 'scripts', `${name}.ts`)
  if (!existsSync(script)) {
    throw new BootstrapFailure({
      code: 'bad_arguments',
      sentence: `There is no command "${name}".`,
      advice: 'The commands are listed in docs/running.md.',
    })
  }
  await ensureDependencies(root)
  await ensurePrismaClient(root)
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: path.join(root, 'tsconfig.json') })
  // The script sees the arguments as if it had been run directly.
  process.argv.splice(1, 2, script)
  await import(pathToFileURL(script).href)
}

main().catch((error) => {
  if (!(error instanceof BootstrapFailure)) throw error
  const detail = error.detail ? `${error.detail}\n\n` : ''
  process.stderr.write(`\n${detail}✗ ${error.message}\n  ${error.advice}\n`)
  process.exitCode = error.exitCode
})
