import { readFileSync } from 'node:fs'
import { importOrderSchema } from './schema'
import { measureImport } from './service'

// The process that imports or indexes: the first argument names the file with the order, the result leaves on standard output.
const order = importOrderSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
process.stdout.write(JSON.stringify(await measureImport(order)))
