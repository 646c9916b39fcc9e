import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { buildStamp, buildVariables } from '@/lib/runtime/build-stamp'
import { temporaryDirectory } from './temporary-directory'

const directory = temporaryDirectory()
const variables = { MERIDIAN_ORIGIN: 'http://localhost:3000' }
const stamp = () => buildStamp({ root: directory(), variables })

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(directory(), file)), { recursive: true })
  writeFileSync(path.join(directory(), file), text)
}

beforeEach(() => {
  write('app/page.tsx', 'one')
  write('lib/a.ts', 'two')
  write('prisma/schema.prisma', 'model A {}')
})

describe('buildStamp', () => {
  it('does not care about times, which git and backups set anew', () => {
    const before = stamp()
    utimesSync(path.join(directory(), 'app/page.tsx'), new Date(0), new Date(0))
    expect(stamp()).toBe(before)
  })

  it.each([
    'app/page.tsx',
    'app/[locale]/new.tsx',
    'components/ui/icon.tsx',
    'lib/runtime/lock.ts',
    'messages/hy.json',
    'public/logo.svg',
    'prisma/schema.prisma',
    'package-lock.json',
    'tsconfig.json',
    'next.config.ts',
  ])('changes with %s', (file) => {
    const before = stamp()
    write(file, 'other')
    expect(stamp()).not.toBe(before)
  })

  it.each(['README.md', 'tests/unit/x.test.ts', 'lib/generated/prisma/client.ts', '.data/x'])(
    'does not change with %s',
    (file) => {
      const before = stamp()
      write(file, 'other')
      expect(stamp()).toBe(before)
    },
  )

  it('tells a moved file and a moved border between two files', () => {
    const before = stamp()
    renameSync(path.join(directory(), 'lib/a.ts'), path.join(directory(), 'lib/b.ts'))
    expect(stamp()).not.toBe(before)
  })

  it('changes with what the pages were built for', () => {
    const other = buildStamp({ root: directory(), variables: { MERIDIAN_ORIGIN: 'https://example.org' } })
    expect(other).not.toBe(stamp())
  })
})

describe('buildVariables', () => {
  it('takes the origin, the kind of build, the action key, public variables and the Node major, nothing secret besides', () => {
    const environment = {
      NODE_ENV: 'production' as const,
      MERIDIAN_ORIGIN: 'https://example.org',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'key',
      NEXT_PUBLIC_THING: 'x',
      DATABASE_URL: 'postgresql://elsewhere',
      SESSION_SECRET: 'y',
    }
    expect(Object.keys(buildVariables(environment)).sort()).toEqual([
      'MERIDIAN_ORIGIN',
      'MERIDIAN_STANDALONE',
      'NEXT_PUBLIC_THING',
      'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
      'node',
    ])
  })
})
