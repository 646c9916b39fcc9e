import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '@/lib/runtime/paths'
import { type Nginx, startNginx } from './nginx'

/** The nginx of deploy/ in front of these servers, with a cache that goes with it; null where there is no nginx. */
export function startSiteNginx(options: { port: number; servers: readonly [number, number] }): Promise<Nginx | null> {
  const { port, servers } = options
  const text = readFileSync(path.join(projectRoot, 'deploy', 'nginx', 'meridian.conf'), 'utf8')
  return startNginx({
    port,
    http: (directory) =>
      text
        .replace('/var/cache/nginx/meridian', path.join(directory, 'cache'))
        .replace('server one:3000', `server 127.0.0.1:${servers[0]}`)
        .replace('server two:3000', `server 127.0.0.1:${servers[1]}`)
        .replace('listen 80 ', `listen 127.0.0.1:${port} `),
  })
}
