import { parseStartArguments } from '@/lib/runtime/arguments'
import { runCommand } from '@/lib/runtime/command'
import { start } from '@/lib/runtime/start'

await runCommand(() => start(parseStartArguments({ args: process.argv.slice(2), environment: process.env })))
