import path from 'node:path'
import type { MigrateArguments } from './arguments'
import { checkMigrations, createMigration } from './create-migration'
import { loadEnvironmentFiles } from './environment-files'
import { migrateDatabase } from './migrate'
import { projectRoot, resolveDataDirectory } from './paths'
import { withUnmigratedDatabase } from './session'

/** `npm run migrate` in its three forms. */
export async function migrateCommand(options: MigrateArguments): Promise<void> {
  loadEnvironmentFiles()
  const directory = resolveDataDirectory({
    flag: options.data,
    variable: process.env.MERIDIAN_DATA_DIR,
    typedIn: process.env.INIT_CWD ?? process.cwd(),
  })
  await withUnmigratedDatabase(directory, async ({ databaseUrl: url }) => {
    if (options.command === 'check') return checkAndSay(url)
    if (options.command === 'new') return createAndSay({ url, words: options.words })
    return applyAndSay(url)
  })
}

async function applyAndSay(url: string): Promise<void> {
  const names = await migrateDatabase({ url })
  for (const name of names) console.log(`✓ ${name}`)
  console.log(names.length === 0 ? 'The database is up to date.' : 'The database is now up to date.')
}

async function checkAndSay(url: string): Promise<void> {
  await checkMigrations(url)
  console.log('prisma/schema.prisma and prisma/migrations agree.')
}

async function createAndSay(options: { url: string; words: string }): Promise<void> {
  const file = await createMigration(options)
  if (file === null) {
    console.log('Nothing to write: prisma/schema.prisma and prisma/migrations agree.')
    return
  }
  console.log(`Written: ${path.relative(projectRoot, file)}\nRead it, correct it where needed, then: npm run migrate`)
}
