import { parseMigrateArguments } from '@/lib/runtime/arguments'
import { runCommand } from '@/lib/runtime/command'
import { migrateCommand } from '@/lib/runtime/migrate-command'

await runCommand(() => migrateCommand(parseMigrateArguments({ args: process.argv.slice(2), environment: process.env })))
