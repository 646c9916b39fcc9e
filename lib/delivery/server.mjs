// What serves the site: `node lib/delivery/server.mjs start|dev`. Plain JavaScript up to the point where TypeScript can
// be loaded; the settings come in environment variables (.env.example).
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
register({ tsconfig: path.join(root, 'tsconfig.json') })

const { serve } = await import('./server/main.ts')
await serve({ dev: process.argv[2] === 'dev', port: Number(process.env.PORT || 3000) })
