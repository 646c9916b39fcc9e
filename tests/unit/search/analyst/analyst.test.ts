import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, it, onTestFinished } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { oneFile } from '@/lib/runtime/compile-server'
import { projectRoot } from '@/lib/runtime/paths'
import { analystThread } from '@/lib/runtime/programs'
import { createAnalyst } from '@/lib/search/analyst/analyst'
import type { TextToAnalyse } from '@/lib/search/analyst/reading'

const titles = { en: 'Bridges over the “Hrazdan”', ru: 'Мосты через «Раздан»', hy: 'Կամուրջներ Հրազդանի վրա' }

function textsOf(story: string): TextToAnalyse[] {
  return locales.map((locale) => ({
    key: `${locale} ${story}`,
    story,
    text: { locale, title: titles[locale], subtitle: null, lead: story, body: [], captions: [] },
  }))
}

function start() {
  const analyst = createAnalyst()
  onTestFinished(() => analyst.end())
  return analyst
}

it('finds the same in a thread as here', async () => {
  const here = await start().analyse(textsOf('one'), { isLarge: false })
  const apart = await start().analyse(textsOf('one'), { isLarge: true })
  expect(Buffer.from(here.texts.get('ru one')?.lexemes.bytes ?? []).toString()).toContain('ru:мост.')
  expect(apart.texts).toEqual(here.texts)
})

it('finds the same in a bundle, where neither sources nor a compiler are', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-analyst-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const program = `import { createAnalyst } from '@/lib/search/analyst/analyst'
    const analyst = createAnalyst()
    const { texts } = await analyst.analyse(${JSON.stringify(textsOf('one'))}, { isLarge: true })
    process.stdout.write(JSON.stringify([...texts.keys(), texts.get('ru one').words.size]))
    await analyst.end()`
  await build({
    ...oneFile,
    stdin: { contents: program, resolveDir: projectRoot, loader: 'ts' },
    outfile: path.join(directory, 'program.mjs'),
    outExtension: {},
  })
  await build({ ...oneFile, entryPoints: { analyst: analystThread }, outdir: directory })
  // Without the compiler: there is no node_modules above this directory.
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(directory, 'program.mjs')], {
    cwd: projectRoot,
  })
  const here = await start().analyse(textsOf('one'), { isLarge: false })
  expect(JSON.parse(stdout)).toEqual([...here.texts.keys(), here.texts.get('ru one')?.words.size])
})

it('leaves out words that the thread was told are written', async () => {
  const analyst = start()
  const first = await analyst.analyse(textsOf('one'), { isLarge: true })
  analyst.settle(first, [])
  const second = await analyst.analyse(textsOf('two'), { isLarge: true })
  expect(first.texts.get('en one')?.words.has('bridges')).toBe(true)
  expect([...(second.texts.get('en two')?.words.keys() ?? [])]).toEqual(['two'])
})

it('answers every batch that is asked for at once', async () => {
  const analyst = start()
  const names = ['a', 'b', 'c']
  const batches = await Promise.all(names.map((name) => analyst.analyse(textsOf(name), { isLarge: true })))
  expect(batches.map(({ texts }) => [...texts.keys()][0])).toEqual(names.map((name) => `en ${name}`))
})

it('says why when the thread has failed, then and for every later batch', async () => {
  const analyst = start()
  const [broken] = textsOf('broken')
  // A text that cannot be read: its body is no list.
  const texts = [{ ...broken, text: { ...broken?.text, body: 7 } }]
  const ask = () => Reflect.apply(analyst.analyse, null, [texts, { isLarge: true }])
  await expect(ask()).rejects.toThrow('texts could not be analysed')
  await expect(analyst.analyse(textsOf('later'), { isLarge: true })).rejects.toThrow('texts could not be analysed')
})
