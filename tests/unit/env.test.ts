import { describe, expect, it } from 'vitest'
import { mediaDirectory, parseEnv, purgeHook } from '@/lib/env'

const DATABASE_URL = 'postgresql://localhost/meridian'

function refusal(source: Record<string, string | undefined>): unknown {
  try {
    return parseEnv(source)
  } catch (error) {
    return error
  }
}

describe('parseEnv', () => {
  it('needs nothing but the database', () => {
    expect(parseEnv({ DATABASE_URL })).toEqual({
      DATABASE_URL,
      MERIDIAN_DATA_DIR: '.data',
      MERIDIAN_ORIGIN: 'http://localhost:3000',
      MERIDIAN_DATABASE_POOL: 10,
      MERIDIAN_RESPONSE_CACHE_MB: 64,
      MERIDIAN_PAGE_STORE_MB: 2_048,
      MERIDIAN_LOG_LEVEL: 'info',
      MERIDIAN_HEALTH_HOST: '127.0.0.1',
      MERIDIAN_DRAIN_SECONDS: 0,
      MERIDIAN_TRUSTED_HOPS: 0,
      MERIDIAN_STAFF_NETWORKS: expect.anything(),
    })
  })

  it('wants a secret for those who are told of invalidations', () => {
    const hook = { MERIDIAN_PURGE_URL: 'https://purge.example.org/', MERIDIAN_PURGE_SECRET: '0123456789abcdef' }
    expect(parseEnv({ DATABASE_URL, ...hook })).toMatchObject(hook)
    expect(purgeHook(hook)).toEqual({ url: hook.MERIDIAN_PURGE_URL, secret: hook.MERIDIAN_PURGE_SECRET })
    expect(purgeHook({})).toBeNull()
    const { MERIDIAN_PURGE_URL } = hook
    expect(refusal({ DATABASE_URL, MERIDIAN_PURGE_URL })).toMatchObject({ code: 'bad_environment' })
    expect(() => purgeHook({ MERIDIAN_PURGE_URL })).toThrow('MERIDIAN_PURGE_SECRET')
  })

  it('reports every bad variable at once, by name and with where to look', () => {
    const bad = {
      DATABASE_URL: 'mysql://localhost',
      MERIDIAN_DATA_DIR: '',
      MERIDIAN_ORIGIN: 'ftp://example.org',
      MERIDIAN_DATABASE_POOL: 'many',
    }
    const error = refusal(bad)
    expect(error).toMatchObject({ name: 'AppError', code: 'bad_environment' })
    const message = error instanceof Error ? error.message : ''
    expect(Object.keys(bad).filter((name) => !message.includes(`  ${name}: `))).toEqual([])
    expect(message).toContain('.env.example')
  })

  it('reports only the bad ones', () => {
    const error = refusal({ MERIDIAN_DATABASE_POOL: '5' })
    expect(error).toMatchObject({ code: 'bad_environment', message: expect.stringContaining('DATABASE_URL') })
    expect(error).toMatchObject({ message: expect.not.stringContaining('MERIDIAN_') })
  })

  it.each([
    ['https://news.example.org/', 'https://news.example.org'],
    ['https://news.example.org/hy?a=1#b', 'https://news.example.org'],
    ['http://localhost:80', 'http://localhost'],
  ])('reduces the origin %s to %s', (given, origin) => {
    expect(parseEnv({ DATABASE_URL, MERIDIAN_ORIGIN: given }).MERIDIAN_ORIGIN).toBe(origin)
  })

  it.each(['0', '101', '1.5', '-1'])('refuses a pool of %s', (pool) => {
    expect(refusal({ DATABASE_URL, MERIDIAN_DATABASE_POOL: pool })).toMatchObject({ code: 'bad_environment' })
  })
})

describe('mediaDirectory', () => {
  it('lies in the data directory', () => {
    expect(mediaDirectory('/srv/meridian')).toBe('/srv/meridian/media')
  })
})
