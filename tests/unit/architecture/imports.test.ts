import { describe, expect, it } from 'vitest'
import { describeImport, domainOf, importsOf, roomOf } from '@/tests/helpers/imports'
import { codeFiles } from '@/tests/helpers/source-files'

const files = codeFiles()
const imports = files.flatMap(importsOf)
const inside = imports.filter((entry) => entry.inside)
const baseName = (file: string) =>
  file
    .split('/')
    .at(-1)
    ?.replace(/\.tsx?$/, '') ?? ''

/** Plumbing that every domain may use and that knows no domain itself. */
const infrastructure = ['i18n', 'runtime', 'generated']

function offenders(entries: typeof imports): string[] {
  return entries.map(describeImport)
}

describe('imports', () => {
  it('reads the code it judges', () => {
    expect(inside.length).toBeGreaterThan(20)
  })

  it('go from app to components to lib, never back', () => {
    const forbidden: Record<string, string[]> = {
      lib: ['app', 'components', 'scripts', 'tests'],
      components: ['app', 'scripts', 'tests'],
      app: ['scripts', 'tests'],
      scripts: ['app', 'components', 'tests'],
      tests: ['app'],
      '': ['app', 'components'],
    }
    expect(offenders(inside.filter((entry) => forbidden[roomOf(entry.from)]?.includes(roomOf(entry.to))))).toEqual([])
  })

  it('go through delivery one way: what puts it together, what readers reach, what makes pages, what finishes and stores them', () => {
    const order = ['server', 'edge', 'renderer', 'finish', 'thread', 'store']
    const place = (file: string) => order.indexOf(/^lib\/delivery\/(\w+)\//.exec(file)?.[1] ?? '')
    const between = inside.filter(({ from, to }) => place(from) >= 0 && place(to) >= 0)
    expect(between.length).toBeGreaterThan(20)
    expect(offenders(between.filter(({ from, to }) => place(to) < place(from)))).toEqual([])
  })

  it('take messages and formats from where they are kept, not from next-intl, which makes them anew for each page', () => {
    const kept = /\b(?:useTranslations|useFormatter|useMessages|getTranslations|getFormatter|getMessages)\b/
    const found = files.filter(({ path, text }) => {
      if (!/^(?:app|components|lib)\//.test(path) || path === 'lib/i18n/translations.ts') return false
      const [, names = ''] = /import \{([^}]*)\} from 'next-intl(?:\/server)?'/.exec(text) ?? []
      return kept.test(names)
    })
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('keep news out of components/ui', () => {
    const isPrimitive = (file: string) => file.startsWith('components/ui/')
    const allowed = (file: string) => isPrimitive(file) || file.startsWith('lib/i18n/')
    expect(offenders(inside.filter((entry) => isPrimitive(entry.from) && !allowed(entry.to)))).toEqual([])
  })

  it('let only the data layer touch the database', () => {
    const dataLayer = /^((queries|mutations)(-[a-z]+)*|service|loaders|actions|lookup|seed|import|export)$/
    const touches = inside.filter((entry) => entry.to === 'lib/db' && !entry.typeOnly)
    const wrong = touches.filter(({ from }) => {
      if (/^(?:tests|lib\/runtime|lib\/delivery\/(?:server|renderer))\//.test(from)) return false
      return roomOf(from) !== 'lib' || !dataLayer.test(baseName(from))
    })
    expect(offenders(wrong)).toEqual([])
  })

  it('keep the generated client inside lib', () => {
    const wrong = inside.filter(
      (entry) => entry.to.startsWith('lib/generated/') && !['lib', 'tests', 'scripts'].includes(roomOf(entry.from)),
    )
    expect(offenders(wrong)).toEqual([])
  })

  it('keep Next and React out of queries and mutations, so that scripts and tests can use them', () => {
    const framework = /^(next|react|react-dom|next-intl|server-only)(\/|$)/
    const core = imports.filter(({ from }) =>
      /^lib\/.+\/(queries|mutations|service|utils|schema|constants|types)\.ts$/.test(from),
    )
    expect(offenders(core.filter((entry) => !entry.inside && framework.test(entry.to)))).toEqual([])
  })

  it('let components see types, constants, utils and i18n of a domain only', () => {
    const hidden = /\/(queries|mutations|loaders|service|actions)$|^lib\/(db|env|logger)$/
    const wrong = inside.filter(
      (entry) => roomOf(entry.from) === 'components' && hidden.test(entry.to) && !entry.from.endsWith('.client.tsx'),
    )
    expect(offenders(wrong)).toEqual([])
  })

  it('let only client components and pages import actions', () => {
    const mayCall = /\.client\.tsx$|^app\/.*\/page\.tsx$|^tests\//
    const wrong = inside.filter((entry) => /\/actions$/.test(entry.to) && !mayCall.test(entry.from))
    expect(offenders(wrong)).toEqual([])
  })

  it('let a client component see nothing of the server but its actions', () => {
    const server = /\/(queries|mutations|loaders|service)$|^lib\/(db|env|logger)$|^lib\/(runtime|generated)\//
    const wrong = inside.filter(
      (entry) => entry.from.endsWith('.client.tsx') && server.test(entry.to) && !entry.typeOnly,
    )
    expect(offenders(wrong)).toEqual([])
  })

  it('form no cycle between the domains of lib', () => {
    const graph = new Map<string, Set<string>>()
    for (const { from, to } of inside) {
      const [source, target] = [domainOf(from), domainOf(to)]
      if (!source || !target || source === target || infrastructure.includes(target)) continue
      graph.set(source, (graph.get(source) ?? new Set()).add(target))
    }
    expect(findCycle(graph)).toBeNull()
  })
})

/** The first cycle of a graph as `a → b → a`, or null. */
function findCycle(graph: Map<string, Set<string>>): string | null {
  const done = new Set<string>()
  function visit(node: string, trail: string[]): string | null {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node].join(' → ')
    if (done.has(node)) return null
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...trail, node])
      if (cycle) return cycle
    }
    done.add(node)
    return null
  }
  for (const node of graph.keys()) {
    const cycle = visit(node, [])
    if (cycle) return cycle
  }
  return null
}
