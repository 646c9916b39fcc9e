import { expect, it } from 'vitest'
import { isPicture } from '@/lib/delivery/edge/cache-key'
import { readTarget } from '@/lib/delivery/edge/target'

it.each([
  ['/_next/image?url=%2Fmedia%2Fa.webp&w=720&q=75', true],
  ['/og/hy-0123456789.jpg', true],
  ['/hy', false],
  ['/hy/articles/og', false],
  ['/media/a.webp', false],
  ['/hy/feeds/rss.xml', false],
])('%s waits with the pictures: %s', (url, waits) => {
  const target = readTarget({ method: 'GET', url })
  expect('path' in target && isPicture(target)).toBe(waits)
})
