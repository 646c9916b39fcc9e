import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { nextProgram } from '@/lib/runtime/node-child'
import { projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { waitFor } from '@/lib/runtime/wait-for'

const words = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ')
const paragraph = `<p>${words}</p>`

const files: Record<string, string> = {
  'package.json': '{ "name": "bare", "private": true }\n',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(projectRoot)} }, typescript: { ignoreBuildErrors: true } }\n`,
  'app/layout.jsx': `export const metadata = { title: 'Bare', description: 'A page of plain Next' }
export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }\n`,
  'app/page.jsx': `export default function Page() { return <main><h1>Bare</h1>${paragraph.repeat(15)}</main> }\n`,
}

/** A page of Next with 900 words and nothing else: what its runtime alone costs a reader's telephone. */
export async function startBareNext(options: { port: number }): Promise<{ origin: string; stop: () => Promise<void> }> {
  const directory = path.join(projectRoot, '.bench', 'bare')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true })
    writeFileSync(path.join(directory, name), text)
  }
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const build = spawn(process.execPath, [nextProgram, 'build', directory], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const built = await runProgram({ child: build })
  if (built.status !== 0) throw new Error(`The bare page could not be built:\n${built.output}`)
  const args = [nextProgram, 'start', directory, '-p', String(options.port)]
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const origin = `http://localhost:${options.port}`
  const answers = () =>
    fetch(origin).then(
      ({ ok }) => ok,
      () => false,
    )
  await waitFor({ condition: answers, timeout: 30_000, every: 100 })
  return {
    origin,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
