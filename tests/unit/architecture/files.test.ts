import { describe, expect, it } from 'vitest'
import { codeFiles, projectPaths } from '@/tests/helpers/source-files'

const paths = projectPaths()
const files = codeFiles()

/** Names other programs prescribe. */
const prescribed = /^(README|LICENSE|CHANGELOG|CONTRIBUTING|SECURITY|Dockerfile|Procfile)/
/** kebab-case with dotted suffixes: `view-counter.client.tsx`, `.env.example`. */
const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
/** Folders may also be Next's `[locale]`, `(site)`, `[...rest]`, `_private` and `sitemap.xml`, and Prisma's dated migrations. */
const folder =
  /^(\(?[a-z0-9]+(-[a-z0-9]+)*\)?|\[{1,2}(\.\.\.)?[a-zA-Z]+\]{1,2}|_[a-z-]+|[a-z-]+\.(?:svg|xml|json|webmanifest)|\d{14}_[a-z0-9_]+|\d+_[a-z0-9_]+)$/
const mayBeDefaultClient = /(^|\/)(error|global-error)\.tsx$/

describe('files', () => {
  it('are named in kebab-case', () => {
    const wrong = paths.filter((file) => {
      const parts = file.split('/')
      const name = parts.at(-1) ?? ''
      if (prescribed.test(name) || file === 'prisma/migrations/migration_lock.toml') return false
      const route = /^\[.+\]\.[a-z]+$/.test(name)
      return !(kebab.test(name) || route) || !parts.slice(0, -1).every((part) => folder.test(part))
    })
    expect(wrong).toEqual([])
  })

  it('have no index that hides where things are', () => {
    expect(paths.filter((file) => /(^|\/)index\.(ts|tsx|js|mjs)$/.test(file))).toEqual([])
  })

  it('stay small enough to read: 300 lines, tests 400', () => {
    const long = files
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > (path.startsWith('tests/') ? 400 : 300))
    expect(long).toEqual([])
  })

  it("say 'use client' exactly when they are called *.client.tsx", () => {
    const directive = /^(\s|\/\*[\s\S]*?\*\/|\/\/.*)*['"]use client['"]/
    const wrong = files
      .filter((file) => !mayBeDefaultClient.test(file.path) && !file.path.startsWith('tests/'))
      .filter((file) => directive.test(file.text) !== /\.client\.tsx$/.test(file.path))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('say in a comment why a client component must hydrate', () => {
    const silent = files.filter((file) => file.path.endsWith('.client.tsx') && !/\/\*\*[\s\S]*?\*\//.test(file.text))
    expect(silent.map((file) => file.path)).toEqual([])
  })

  it("say 'use server' only in actions.ts", () => {
    const wrong = files.filter(
      (file) => /^\s*['"]use server['"]/m.test(file.text) && !/(^|\/)actions\.ts$/.test(file.path),
    )
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('have a test folder that mirrors the source: a unit test names a folder that exists', () => {
    const known = new Set(['architecture', 'messages', 'scripts'])
    const domains = new Set(paths.map((file) => /^lib\/([^/]+)\//.exec(file)?.[1]).filter(Boolean))
    const strangers = paths
      .map((file) => /^tests\/(?:unit|db)\/([^/]+)\//.exec(file)?.[1])
      .filter((name): name is string => name !== undefined && !known.has(name) && !domains.has(name))
    expect([...new Set(strangers)]).toEqual([])
  })
})
