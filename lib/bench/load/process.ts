import { readFileSync } from 'node:fs'
import { runLoad } from './run-load'
import { loadOrderSchema } from './schema'

// The loading process: the first argument names the file with the order, the result leaves on standard output.
const order = loadOrderSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
process.stdout.write(JSON.stringify(await runLoad(order)), () => process.exit(0))
