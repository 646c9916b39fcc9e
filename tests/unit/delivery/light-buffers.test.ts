import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lightenBuffers } from '@/lib/delivery/renderer/light-buffers'
import { renderContext } from '@/lib/delivery/store/render-context.mjs'

const { toJSON } = Buffer.prototype
beforeAll(lightenBuffers)
afterAll(() => Object.assign(Buffer.prototype, { toJSON }))

describe('lightenBuffers', () => {
  const page = Buffer.alloc(50_000, 1)

  it('keeps a page’s bytes out of JSON while the page is made', () => {
    const written = renderContext.run({ startedAt: 0 }, () => JSON.stringify({ page, small: Buffer.from('ab') }))
    expect(written).toBe('{"page":{"type":"Buffer","data":[]},"small":{"type":"Buffer","data":[97,98]}}')
  })

  it('changes nothing anywhere else', () => {
    expect(Buffer.from(JSON.parse(JSON.stringify(page)).data).equals(page)).toBe(true)
  })
})
