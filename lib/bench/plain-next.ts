import { spawn } from 'node:child_process'
import { nextProgram } from '@/lib/runtime/node-child'
import { dataPaths, projectRoot } from '@/lib/runtime/paths'
import { loadSecrets } from '@/lib/runtime/secrets'
import { serverEnvironment } from '@/lib/runtime/server-environment'
import { waitFor } from '@/lib/runtime/wait-for'
import { pinned } from '@/lib/workbench/cores'
import type { BenchSite } from './site'

/** `next start` on the same build, database and cache, with nothing of ours in front: what the edge is compared with. */
export async function startPlainNext(options: {
  site: BenchSite
  port: number
}): Promise<{ pid: number; stop: () => Promise<void> }> {
  const { site, port } = options
  const paths = dataPaths(site.data)
  const { secrets } = loadSecrets(paths.secrets)
  const environment = serverEnvironment({
    mode: 'production',
    paths,
    secrets,
    databaseUrl: site.databaseUrl,
    address: { origin: site.origin, port },
  })
  const { program, args } = pinned('serve', [process.execPath, nextProgram, 'start', '-p', String(port)])
  const child = spawn(program, args, { cwd: projectRoot, env: environment, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const over = () => child.exitCode !== null || child.signalCode !== null
  const answers = async () =>
    over() ||
    (await fetch(`http://localhost:${port}/robots.txt`).then(
      () => true,
      () => false,
    ))
  await waitFor({ condition: answers, timeout: 60_000, every: 100 })
  if (over()) throw new Error('`next start` ended before it answered.')
  return {
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
