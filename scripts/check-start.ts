import { parseArgs } from 'node:util'
import { runCommand } from '@/lib/runtime/command'
import { checkStart } from '@/lib/runtime/start-check/check-start'

await runCommand(async () => {
  const { values } = parseArgs({ options: { keep: { type: 'boolean' }, only: { type: 'string' } } })
  const held = await checkStart({ keep: values.keep ?? false, only: values.only })
  if (!held) process.exitCode = 1
})
