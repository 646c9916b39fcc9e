// Run by recovery.test.ts as a process of its own, to be killed: starts the database of a data directory and waits.
import { startEmbeddedDatabase } from '@/lib/runtime/embedded-database'
import { dataPaths } from '@/lib/runtime/paths'
import { loadSecrets } from '@/lib/runtime/secrets'

const paths = dataPaths(process.argv[2] ?? '')
const { secrets, created } = loadSecrets(paths.secrets)
const database = await startEmbeddedDatabase({ paths, secrets, secretsCreated: created })
process.stdout.write(`${database.url}\n`)
setInterval(() => undefined, 60_000)
