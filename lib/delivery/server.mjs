// What serves the site: `node lib/delivery/server.mjs start|dev`. The settings come in environment variables (.env.example).
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const port = Number(process.env.PORT || 3000)

if (process.argv[2] === 'dev') {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: path.join(root, 'tsconfig.json') })
  const { develop } = await import('./server/develop.ts')
  await develop({ port })
} else {
  // `npm start` leaves the server beside the build. Compiling the sources as they are loaded takes a thread of its own, which
  // every later import waits for: Next imports its cache handler for each page.
  const { serve } = await import(pathToFileURL(path.join(root, '.next', 'meridian', 'server.mjs')).href)
  await serve({ port })
}
