import { describe, expect, it } from 'vitest'
import { documentResponse, entityTag, isUnchanged } from '@/lib/syndication/http'

const state = { etag: entityTag('one'), lastModified: new Date('2026-11-23T10:00:00.900Z') }
const headers = (fields: Record<string, string>) => new Headers(fields)
const document = {
  body: 'one',
  type: 'text/plain',
  lastModified: state.lastModified,
  tags: ['all', 'lists:hy'],
  maxAge: 60,
  sharedMaxAge: 300,
}

describe('isUnchanged', () => {
  it.each([
    [{ 'If-None-Match': state.etag }, true],
    [{ 'If-None-Match': `W/${state.etag}` }, true],
    [{ 'If-None-Match': `"other", ${state.etag}` }, true],
    [{ 'If-None-Match': '*' }, true],
    [{ 'If-None-Match': '"other"' }, false],
    [{ 'If-Modified-Since': state.lastModified.toUTCString() }, true],
    [{ 'If-Modified-Since': 'Mon, 23 Nov 2026 09:59:59 GMT' }, false],
    [{ 'If-Modified-Since': 'yesterday' }, false],
    // The tag decides: within one second a document may change without a later date.
    [{ 'If-None-Match': '"other"', 'If-Modified-Since': state.lastModified.toUTCString() }, false],
    [{}, false],
  ])('%j → %s', (fields, expected) => {
    expect(isUnchanged(headers(fields), state)).toBe(expected)
  })
})

describe('documentResponse', () => {
  it('answers with validators, lives and tags', async () => {
    const response = documentResponse(new Request('https://site.example/'), document)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('one')
    expect(response.headers.get('etag')).toBe(state.etag)
    expect(response.headers.get('last-modified')).toBe('Mon, 23 Nov 2026 10:00:00 GMT')
    expect(response.headers.get('cache-control')).toContain('public, max-age=60, s-maxage=300')
    expect(response.headers.get('surrogate-key')).toBe('all lists:hy')
  })

  it('sends nothing to a client that has it', async () => {
    const request = new Request('https://site.example/', { headers: { 'If-None-Match': state.etag } })
    const response = documentResponse(request, document)
    expect([response.status, await response.text()]).toEqual([304, ''])
    expect(response.headers.get('etag')).toBe(state.etag)
  })
})
