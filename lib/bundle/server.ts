import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

// What serves in a bundle: the site's server with everything it imports in one file. A bundle has no next.config.ts; the
// settings that its build was made with are in Next's own list.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const buildSchema = z.object({ config: z.record(z.string(), z.unknown()) })

process.chdir(root)
const build = buildSchema.parse(JSON.parse(readFileSync('.next/required-server-files.json', 'utf8')))
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(build.config)

const { serve } = await import('@/lib/delivery/server/main')
await serve({ port: Number(process.env.PORT || 3000) })
