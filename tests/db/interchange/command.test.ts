import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateStories } from '@/lib/demo/generate'
import { useDatabase } from '@/tests/helpers/database'
import { storyLine } from '@/tests/helpers/interchange'
import { projectRoot } from '@/tests/helpers/source-files'

const database = useDatabase()

let directory = ''
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'meridian-command-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

/** `npm run import` without npm: a signal then reaches the importer itself. */
function start(...args: string[]) {
  const { npm_lifecycle_event: _npm, ...environment } = process.env
  return spawn(process.execPath, ['scripts/run.mjs', 'import', ...args, '--data', path.join(directory, 'data')], {
    cwd: projectRoot,
    env: { ...environment, DATABASE_URL: database().url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function run(...args: string[]) {
  const child = start(...args)
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  // How far it is, which it says when it takes longer than a moment.
  return { output, errors: errors.replaceAll(/^ *\d+ % .*\n/gm, ''), code }
}

function write(name: string, lines: Iterable<string>) {
  const file = path.join(directory, name)
  writeFileSync(file, [...lines].map((line) => `${line}\n`).join(''))
  return file
}

describe('npm run import', () => {
  it('says what it did; exit code 0 when every line went in', async () => {
    const { output, errors, code } = await run(write('good.jsonl', [JSON.stringify(storyLine({ id: 'good' }))]))
    expect({ errors, code }).toEqual({ errors: '', code: 0 })
    expect(output).toMatch(/^1 story in [\d.]+ s \(\d+\/s\): 1 created, 0 updated, 0 unchanged, 0 refused\n$/)
  })

  it('names the lines it refuses; exit code 1', async () => {
    const lines = [
      'nonsense',
      '',
      JSON.stringify(storyLine({ id: 'good' })),
      JSON.stringify(storyLine({ authors: 'ani' })),
    ]
    const { output, errors, code } = await run(write('mixed.jsonl', lines))
    expect(code).toBe(1)
    expect(errors).toMatch(/^line 1: \$: is not JSON: .+\nline 4: \$\.authors: .+\n$/)
    expect(output).toContain('0 created, 0 updated, 1 unchanged, 2 refused')
  })

  it('writes nothing in a dry run', async () => {
    const { output, code } = await run(write('dry.jsonl', [JSON.stringify(storyLine({ id: 'dry' }))]), '--dry-run')
    expect(code).toBe(0)
    expect(output).toMatch(/^Dry run, nothing was written\. 1 story .*: 1 created/)
    expect(await database().db.article.count({ where: { externalId: 'dry' } })).toBe(0)
  })

  it.each([
    [[], 'Exactly one file is needed.'],
    [['a', 'b'], 'Exactly one file is needed.'],
    [['none.jsonl'], 'cannot be read.'],
    [['.'], 'is not a file.'],
    [['a', '--dryrun'], "Unknown option '--dryrun'"],
  ])('with %j says what is wrong; exit code 2', async (args, sentence) => {
    const { errors, code } = await run(...args)
    expect(errors).toContain(sentence)
    expect(errors).not.toContain('    at ')
    expect(code).toBe(2)
  })
})

describe('an import that is killed', () => {
  it('leaves whole stories only, and goes on where it was', async () => {
    const { db } = database()
    const total = 800
    const file = write('kill.jsonl', generateStories({ count: total, seed: 5 }))
    const mine = { externalId: { startsWith: 'generated-5-' } }
    const child = start(file)
    const closed = once(child, 'close')
    while ((await db.article.count({ where: mine })) < 200) await wait(20)
    child.kill('SIGKILL')
    expect(await closed).toEqual([null, 'SIGKILL'])
    const articles = await db.article.findMany({
      where: mine,
      include: { authors: true, tags: true, translations: { include: { revisions: true, search: true } } },
    })
    expect(articles.length).toBeGreaterThanOrEqual(200)
    expect(articles.length).toBeLessThan(total)
    const torn = articles.filter(
      ({ authors, tags, translations }) =>
        authors.length !== 1 ||
        tags.length === 0 ||
        translations.length !== 3 ||
        translations.some(({ revisions, search }) => revisions.length !== 1 || search === null),
    )
    expect(torn).toEqual([])
    const { output, code } = await run(file)
    expect(code).toBe(0)
    const [, created = '', unchanged = ''] =
      /: ([\d,]+) created, 0 updated, ([\d,]+) unchanged, 0 refused/.exec(output) ?? []
    expect(Number(created.replace(',', '')) + Number(unchanged.replace(',', ''))).toBe(total)
    expect(await db.translation.count({ where: { article: mine } })).toBe(3 * total)
  }, 120_000)
})
