import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '@/lib/runtime/command'
import { checkDatabase } from '@/lib/runtime/database-check'
import { Failure } from '@/lib/runtime/failures'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { needsRebuild, runRebuild } from '@/lib/search/rebuild/service'

// Dictionaries are read from where the bundle lies.
process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..'))

const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * What a bundle runs before its servers: brings the database in DATABASE_URL and the search index in it up to date.
 * With --index it writes the index anew in any case: once more, when instances of a version that wrote it differently are gone.
 */
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
  for (const name of names) say(`✓ ${name}`)
  const restart = process.argv.includes('--index')
  if (restart || (await needsRebuild(url))) say(await runRebuild({ databaseUrl: url, restart, output: process.stdout }))
  say('The database is up to date.')
})
