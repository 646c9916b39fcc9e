// What serves the site: `node lib/delivery/server.mjs start|dev`. Plain JavaScript up to the point where the sources can be
// loaded; the settings come in environment variables (.env.example).
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const dev = process.argv[2] === 'dev'

// `npm start` leaves the server beside the build, in one file. Compiling the sources as they are loaded, as for `npm run dev`,
// takes a thread of its own, which every later import waits for: Next imports its cache handler for each page.
const compiled = path.join(root, '.next', 'meridian', 'server.mjs')
const { serve } = await (!dev && existsSync(compiled) ? import(pathToFileURL(compiled).href) : fromSources())
await serve({ dev, port: Number(process.env.PORT || 3000) })

async function fromSources() {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: path.join(root, 'tsconfig.json') })
  return import('./server/main.ts')
}
