import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '@/lib/runtime/free-port'
import { projectRoot } from '@/tests/helpers/source-files'
import { fillerStories } from './filler-stories'
import { copyProject } from './site-copy'
import { runCommand, startSite } from './site-process'

/** One production build and one server for all specs, started the way `npm start` does it, filled through the importer. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  // Somebody who writes tests may keep a site running and point the specs at it.
  if (process.env.MERIDIAN_TEST_ORIGIN) return undefined
  const { directory: checkout, lock } = copyProject()
  const data = mkdtempSync(path.join(tmpdir(), 'meridian-browser-'))
  chmodSync(data, 0o711)
  const port = await freePort()
  const site = await startSite({ checkout, port, data })
  async function tearDown(): Promise<void> {
    await site.stop()
    lock.release()
    rmSync(data, { recursive: true, force: true })
  }
  try {
    fill({ checkout, data })
  } catch (error) {
    await tearDown()
    throw error
  }
  process.env.MERIDIAN_TEST_ORIGIN = `http://localhost:${port}`
  process.env.MERIDIAN_TEST_DATA = data
  process.env.MERIDIAN_TEST_CHECKOUT = checkout
  return tearDown
}

function fill(options: { checkout: string; data: string }): void {
  const filler = path.join(options.data, 'filler.jsonl')
  writeFileSync(filler, fillerStories())
  const fixtures = ['stories.jsonl', 'stories-later.jsonl'].map((name) =>
    path.join(projectRoot, 'tests', 'fixtures', name),
  )
  for (const file of [...fixtures, filler]) {
    const { status, output } = runCommand({
      checkout: options.checkout,
      args: ['import', file, '--data', options.data],
    })
    if (status !== 0) throw new Error(`${path.basename(file)} could not be imported:\n${output}`)
    process.stdout.write(`Imported ${path.basename(file)}\n`)
  }
}
