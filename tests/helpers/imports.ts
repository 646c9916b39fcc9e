import path from 'node:path'
import type { SourceFile } from './source-files'

export type Import = {
  from: string
  /** Path inside the project without extension (`lib/db`), or the package as written (`next/link`). */
  to: string
  inside: boolean
  typeOnly: boolean
}

// Statements only: an import inside a comment or a template would be a false alarm, never a missed one.
const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g

/** Whether `{ type A, type B }` names nothing but types. */
function namesOnlyTypes(text: string): boolean {
  const names =
    /\{([^}]*)\}/
      .exec(text)?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? []
  const present = names.filter(Boolean)
  return (
    present.length > 0 &&
    !/import\s+\w/.test(text.replace(/import\s+type\b/, '')) &&
    present.every((name) => name.startsWith('type '))
  )
}

function resolve(from: string, specifier: string): { to: string; inside: boolean } {
  if (specifier.startsWith('@/')) return { to: strip(specifier.slice(2)), inside: true }
  if (specifier.startsWith('.'))
    return { to: strip(path.posix.join(path.posix.dirname(from), specifier)), inside: true }
  return { to: specifier, inside: false }
}

function strip(file: string): string {
  return file.replace(/\.(tsx?|mjs|js)$/, '')
}

/** Everything a file imports, re-exports or loads with `import()`. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  for (const match of file.text.matchAll(statement)) {
    const typeOnly = match[1] !== undefined || namesOnlyTypes(match[0])
    found.push({ from: file.path, ...resolve(file.path, match[2] ?? ''), typeOnly })
  }
  for (const match of file.text.matchAll(dynamic)) {
    found.push({ from: file.path, ...resolve(file.path, match[1] ?? ''), typeOnly: false })
  }
  return found
}

/** The room of a path: app, components, lib, scripts, tests …; '' for files at the top. */
export function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : ''
}

/** The domain of a path in lib: `lib/articles/queries` → `articles`; null for files directly in lib. */
export function domainOf(file: string): string | null {
  return /^lib\/([^/]+)\//.exec(file)?.[1] ?? null
}

export function describeImport(entry: Import): string {
  return `${entry.from} → ${entry.to}`
}
