import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { portTrouble } from '@/lib/runtime/free-port'
import { waitFor } from '@/lib/runtime/wait-for'
import { pinned } from './cores'
import { onPath } from './programs'

export type Nginx = { port: number; pid: number; directory: string; reload: () => void; stop: () => Promise<void> }

type Input = {
  port: number
  /** What stands inside `http { … }`. */
  http: (directory: string) => string
  /** Files beside the configuration, by their relative names. */
  files?: Record<string, string | Buffer>
}

/** Everything nginx writes goes into its own directory, so that it runs for whoever starts it. */
function configuration(options: { http: string; directory: string }): string {
  const { directory } = options
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `${process.getuid?.() === 0 ? 'user root;\n' : ''}worker_processes 1;
daemon off;
pid ${directory}/nginx.pid;
error_log ${directory}/error.log;
events { worker_connections 4096; }
http {
  access_log off;
${temporary.map((name) => `  ${name}_temp_path ${directory}/temp-${name};`).join('\n')}
${options.http}
}
`
}

/** Starts an nginx with one worker on the serving core; null where there is no nginx. */
export async function startNginx(input: Input): Promise<Nginx | null> {
  const nginx = onPath('nginx')
  if (!nginx) return null
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-nginx-'))
  for (const [name, content] of Object.entries(input.files ?? {})) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true })
    writeFileSync(path.join(directory, name), content)
  }
  const file = path.join(directory, 'nginx.conf')
  writeFileSync(file, configuration({ http: input.http(directory), directory }))
  const { program, args } = pinned('serve', [nginx, '-p', directory, '-e', `${directory}/error.log`, '-c', file])
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString('utf8')
  })
  const over = () => child.exitCode !== null || child.signalCode !== null
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const listening = async () => over() || (await portTrouble(input.port)) !== null
  await waitFor({ condition: listening, timeout: 10_000 })
  if (over()) throw new Error(`nginx did not start:\n${words}`)
  return {
    port: input.port,
    pid: child.pid ?? 0,
    directory,
    reload: () => child.kill('SIGHUP'),
    async stop() {
      if (!over()) child.kill('SIGTERM')
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
