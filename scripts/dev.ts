import { parseStartArguments } from '@/lib/runtime/arguments'
import { runCommand } from '@/lib/runtime/command'
import { dev } from '@/lib/runtime/start'

await runCommand(() => dev(parseStartArguments({ args: process.argv.slice(2), environment: process.env })))
