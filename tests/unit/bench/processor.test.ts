import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { processorSeconds } from '@/lib/bench/processor'

it('counts what a process and its children have used', async () => {
  const work =
    'const end = process.cpuUsage().user + 300000; while (process.cpuUsage().user < end); console.log("done")'
  const script = `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`${work}; setInterval(() => {}, 1000)`)}], { stdio: 'inherit' }); process.on('SIGTERM', () => { child.kill(); process.exit() })`
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await once(parent.stdout, 'data')
    expect(processorSeconds(parent.pid ?? 0)).toBeGreaterThanOrEqual(0.3)
  } finally {
    parent.kill('SIGTERM')
    await once(parent, 'close')
  }
})

it('knows nothing of a process that is not there', () => {
  expect(processorSeconds(2 ** 22 + 1)).toBe(0)
})
