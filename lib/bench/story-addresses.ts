import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generateStories } from '@/lib/demo/generate'
import { locales } from '@/lib/i18n/locales'
import { projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { type BenchSite, cleanEnvironment } from './site'

/** Addresses of so many different articles. Stories of invented words are imported where the site has too few. */
export async function storyAddresses(options: {
  site: BenchSite
  count: number
  say: (text: string) => void
}): Promise<string[]> {
  const { site, count, say } = options
  const known = await listAddresses(site)
  if (known.length >= count) return known.slice(0, count)
  const missing = Math.ceil((count - known.length) / locales.length)
  say(`importing ${missing} stories`)
  await importStories(site, { count: missing, seed: known.length + 1 })
  return (await listAddresses(site)).slice(0, count)
}

/** What the sitemaps name. */
async function listAddresses(site: BenchSite): Promise<string[]> {
  const found: string[] = []
  for (const map of locations(await text(`${site.origin}/sitemap.xml`))) {
    const pages = locations(await text(map)).map((address) => new URL(address).pathname)
    found.push(...pages.filter((address) => /^\/[a-z]+\/articles\//.test(address)))
  }
  return [...new Set(found)]
}

function locations(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address)
}

async function text(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  return response.text()
}

async function importStories(site: BenchSite, stories: { count: number; seed: number }): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-stories-'))
  try {
    const file = path.join(directory, 'stories.jsonl')
    writeFileSync(file, [...generateStories(stories)].map((line) => `${line}\n`).join(''))
    const args = [path.join(projectRoot, 'scripts', 'run.mjs'), 'import', file, '--data', site.data]
    const child = spawn(process.execPath, args, { cwd: projectRoot, env: cleanEnvironment() })
    const { status, output } = await runProgram({ child })
    if (status !== 0) throw new Error(`The stories could not be imported:\n${output.slice(-2_000)}`)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
