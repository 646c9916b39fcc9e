import { runCommand } from '@/lib/runtime/command'
import { checkDatabase } from '@/lib/runtime/database-check'
import { Failure } from '@/lib/runtime/failures'
import { migrateDatabase } from '@/lib/runtime/migrate'

/** What a bundle runs before its servers: brings the database in DATABASE_URL up to date. */
await runCommand(async () => {
  const url = process.env.DATABASE_URL
  if (!url) {
    throw new Failure('bad_arguments', {
      sentence: 'DATABASE_URL is not set.',
      advice: 'A bundle has no database of its own.',
    })
  }
  await checkDatabase(url)
  const names = await migrateDatabase({ url })
  for (const name of names) process.stdout.write(`✓ ${name}\n`)
  process.stdout.write('The database is up to date.\n')
})
