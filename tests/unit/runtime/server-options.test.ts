import { expect, it } from 'vitest'
import { withServerOptions } from '@/lib/runtime/server-options'

it('a server has a limit for its heap, beside other options, unless the environment has its own', () => {
  expect(withServerOptions('', 2)).toBe('--max-old-space-size=1024 --v8-pool-size=1')
  expect(withServerOptions('--enable-source-maps', 2)).toBe(
    '--enable-source-maps --max-old-space-size=1024 --v8-pool-size=1',
  )
  for (const own of ['--max-old-space-size=4096', '--trace-warnings --max_old_space_size=512'])
    expect(withServerOptions(own, 2)).toBe(`${own} --v8-pool-size=1`)
  expect(withServerOptions('--v8-pool-size=0', 2)).toBe('--v8-pool-size=0 --max-old-space-size=1024')
})

it('a core is left to the thread that serves', () => {
  const helpers = [1, 2, 3, 8, 64].map((cores) => /pool-size=(\d+)/.exec(withServerOptions('', cores))?.[1])
  expect(helpers).toEqual(['1', '1', '2', '4', '4'])
})
