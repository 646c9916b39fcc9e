// Run by recovery.test.ts as a process of its own, to be killed: starts the database of a data directory and waits.
import { startDatabaseIn } from '@/lib/runtime/embedded-database'

const database = await startDatabaseIn(process.argv[2] ?? '')
process.stdout.write(`${database.url}\n`)
setInterval(() => undefined, 60_000)
