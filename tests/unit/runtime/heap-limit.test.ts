import { expect, it } from 'vitest'
import { withHeapLimit } from '@/lib/runtime/heap-limit'

it('a server has a limit for its heap, beside other options, unless the environment has its own', () => {
  expect(withHeapLimit()).toBe('--max-old-space-size=1024')
  expect(withHeapLimit('--enable-source-maps')).toBe('--enable-source-maps --max-old-space-size=1024')
  for (const own of ['--max-old-space-size=4096', '--trace-warnings --max_old_space_size=512'])
    expect(withHeapLimit(own)).toBe(own)
})
