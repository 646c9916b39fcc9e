// Where the thread begins: it does not inherit what reads TypeScript. Plain JavaScript, for Node has to read it without that.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

register({ tsconfig: path.join(root, 'tsconfig.json') })
await import('./thread.ts')
