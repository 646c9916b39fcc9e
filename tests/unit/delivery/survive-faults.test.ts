import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '@/lib/runtime/paths'

const program = `
import { surviveFaults } from './lib/delivery/server/survive-faults'
surviveFaults()
setTimeout(() => { throw new Error('thrown and not caught') }, 10)
setTimeout(() => { void Promise.reject(new Error('rejected and not waited for')) }, 20)
setTimeout(() => console.log('still here'), 100)
`

it('a fault that nobody caught is written down, and the process goes on', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { cwd: path.resolve(projectRoot), encoding: 'utf8', timeout: 60_000 },
  )
  expect(status).toBe(0)
  expect(stdout).toContain('thrown and not caught')
  expect(stdout).toContain('rejected and not waited for')
  expect(stdout).toContain('still here')
})
