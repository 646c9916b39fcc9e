import { describe, expect, it } from 'vitest'
import { codeFiles, projectPaths, readProjectFile } from '@/tests/helpers/source-files'

const files = codeFiles()

/** `file:line` of every line that fits; a pattern is written with \b or [] so that it does not find itself here. */
function linesWith(pattern: RegExp, include: (file: string) => boolean): string[] {
  return files
    .filter((file) => include(file.path))
    .flatMap((file) =>
      file.text
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}: ${line.trim()}`] : [])),
    )
}

const everywhere = () => true

describe('the text of the code', () => {
  it('prints only from scripts and the runtime', () => {
    const mayPrint = /^(scripts|lib\/runtime|tests\/setup)\//
    expect(
      linesWith(
        /\bconsole\.(log|info|debug|error|warn)\(/,
        (file) => !mayPrint.test(file) && !file.startsWith('tests/'),
      ),
    ).toEqual([])
  })

  it('has nothing left to do', () => {
    expect(linesWith(/\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b/, everywhere)).toEqual([])
  })

  it('does not silence the type checker', () => {
    expect(linesWith(/@ts-(ignor[e]|nochec[k]|expect-erro[r])/, everywhere)).toEqual([])
    expect(linesWith(/\bas an[y]\b|\bas unknown a[s]\b|:\s*an[y]\b/, everywhere)).toEqual([])
  })

  it('does not silence the linter without saying why', () => {
    expect(linesWith(/biome-ignor[e](?!.*:\s*\S.{5,})/, everywhere)).toEqual([])
  })

  it('runs every test', () => {
    expect(
      linesWith(/\b(it|test|describe)\.(onl[y]|ski[p]|tod[o]|fixm[e])\b/, (file) => file.startsWith('tests/')),
    ).toEqual([])
  })

  it('waits for events, not for time', () => {
    expect(linesWith(/waitForTimeou[t]|networkidl[e]/, (file) => file.startsWith('tests/'))).toEqual([])
  })

  it('keeps no snapshots', () => {
    expect(linesWith(/toMatch(Inline)?Snapsho[t]|toHaveScreensho[t]/, (file) => file.startsWith('tests/'))).toEqual([])
    expect(projectPaths().filter((file) => file.includes('__snapshots__'))).toEqual([])
  })

  it('gives no element a style of its own: the policy of a page lets none have effect', () => {
    expect(linesWith(/\bstyle=\{/, (file) => /^(?:app|components)\//.test(file))).toEqual([])
  })

  it('sets no HTML from strings outside the listed places', () => {
    // Each one writes a constant script or JSON that is escaped in lib; anything else would need a sanitiser.
    const places = files.filter(
      (file) => !file.path.startsWith('tests/') && /dangerouslySetInnerHTM[L]/.test(file.text),
    )
    const explained = places.filter((file) => /\/\*\*[\s\S]*?\*\//.test(file.text))
    expect(places.map((file) => file.path)).toEqual(explained.map((file) => file.path))
  })

  it('names no place on the machine it was written on', () => {
    const machine = /(^|[\s'"`(=:])\/(wor[k]|roo[t]|Users\/\w+)(\/|\b)(?!\.)/
    const text = projectPaths().filter((file) =>
      /\.(ts|tsx|mjs|js|json|md|yml|yaml|css|prisma|sql|example|npmrc)$|^\.ci\/|^\.npmrc$/.test(file),
    )
    const wrong = text.flatMap((file) =>
      readProjectFile(file)
        .split('\n')
        .flatMap((line, index) => (machine.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    )
    expect(wrong).toEqual([])
  })
})
