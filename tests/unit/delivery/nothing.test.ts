import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createNothing } from '@/lib/delivery/renderer/nothing'

// What asks the database is in tests/db; here is what an address alone says.
const directory = mkdtempSync(path.join(tmpdir(), 'meridian-nothing-'))
const routes = {
  dynamicRoutes: [
    { page: '/media/[file]', namedRegex: '^/media/(?<nxtPfile>[^/]+?)(?:/)?$' },
    { page: '/[locale]', namedRegex: '^/(?<nxtPlocale>[^/]+?)(?:/)?$' },
    { page: '/[locale]/archive/[day]', namedRegex: '^/(?<nxtPlocale>[^/]+?)/archive/(?<nxtPday>[^/]+?)(?:/)?$' },
    { page: '/[locale]/[...rest]', namedRegex: '^/(?<nxtPlocale>[^/]+?)/(?<nxtPrest>.+?)(?:/)?$' },
  ],
  staticRoutes: [{ page: '/' }, { page: '/robots.txt' }],
  redirects: [{ source: '/arm/:path*' }],
}

beforeAll(() => {
  mkdirSync(path.join(directory, '.next'))
  mkdirSync(path.join(directory, 'public', 'fonts'), { recursive: true })
  writeFileSync(path.join(directory, '.next', 'routes-manifest.json'), JSON.stringify(routes))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

it.each([
  ['/hy/nothing', '/hy/-'],
  ['/hy/a/b/c?d=e', '/hy/-'],
  ['/hy+ru/nothing', '/hy+ru/-'],
  ['/hy%2Bru/nothing', '/hy+ru/-'],
  ['/hy%252Bru/nothing', '/hy+ru/-'],
  ['/hy+ru/-', '/hy+ru/-'],
  ['/-', '/-'],
  ['/en/archive/2026-02-31', '/en/-'],
  ['/en/archive/yesterday', '/en/-'],
  ['/de/articles/story', '/-'],
  ['/wp-login.php', '/-'],
])('%s is nothing: %s says so', async (address, instead) => {
  expect(await createNothing(directory)(address)).toBe(instead)
})

it.each([
  '/',
  '/hy',
  '/hy+ru',
  '/%68y',
  '/en/archive/2026-02',
  '/en/archive/2026-02-28',
  '/media/picture.webp',
  '/robots.txt',
  '/fonts/font.woff2',
  '/arm/story',
  '/Arm/story',
  '/_next/image?url=x',
])('%s may be something', async (address) => {
  expect(await createNothing(directory)(address)).toBeNull()
})
