import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { projectPaths, readProjectFile } from '@/tests/helpers/source-files'

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      resolved: z.string().optional(),
    }),
  ),
})

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})

const lock = lockSchema.parse(JSON.parse(readProjectFile('package-lock.json')))
const manifest = packageSchema.parse(JSON.parse(readProjectFile('package.json')))
const installed = Object.entries(lock.packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

const licences = new Set([
  ...['MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', 'ISC', '0BSD', 'CC0-1.0', 'OFL-1.1'],
  ...['BlueOak-1.0.0', 'Python-2.0', 'Unlicense', 'LGPL-3.0-or-later'],
])

/** Licences outside the list, each looked at. */
const lookedAt: Record<string, string> = {
  'caniuse-lite': 'CC-BY-4.0: a table of browser features, credited in its own package',
  'dictionary-hy': 'GPL-2.0 or LGPL-2.1 or MPL-1.1, at choice: data, taken under the MPL',
  elkjs: 'EPL-2.0: part of the Prisma command’s studio, which Meridian neither starts nor ships',
  'type-fest': 'MIT or CC0-1.0, at choice',
  'seq-queue': 'MIT in its LICENSE file; the field is missing from its package.json',
}

/** Lowest versions without a known advisory. `npm audit` needs a service that an air-gapped server does not have. */
const securityFloors: Record<string, string> = { next: '16.4.5', sharp: '0.35.0', 'better-auth': '1.7.16' }

function numbers(version: string): number[] {
  return version.split(/[.-]/).slice(0, 3).map(Number)
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [numbers(version), numbers(floor)]
  const different = have.findIndex((part, index) => part !== want[index])
  return different === -1 || (have[different] ?? 0) > (want[different] ?? 0)
}

describe('dependencies', () => {
  it('are pinned exactly', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('are locked without the address of a registry', () => {
    expect(installed.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([])
  })

  it('have licences that allow a newsroom to use and change them', () => {
    const strangers = installed.filter(([path, entry]) => {
      if (entry.dev || lookedAt[nameOf(path)]) return false
      return !(entry.license ?? 'none').split(/ (?:AND|and) /).every((licence) => licences.has(licence))
    })
    expect(strangers.map(([path, entry]) => `${nameOf(path)}: ${entry.license}`)).toEqual([])
  })

  it('have no exception that is no longer needed', () => {
    const names = new Set(installed.map(([path]) => nameOf(path)))
    expect(Object.keys(lookedAt).filter((name) => !names.has(name))).toEqual([])
  })

  it('are above the versions with known holes', () => {
    const low = installed.filter(([path, entry]) => {
      const floor = securityFloors[nameOf(path)]
      return floor !== undefined && !isAtLeast(entry.version ?? '0.0.0', floor)
    })
    expect(low.map(([path, entry]) => `${nameOf(path)} ${entry.version}`)).toEqual([])
  })

  it.each([
    ['16.4.5', '16.4.5', true],
    ['16.10.0', '16.4.5', true],
    ['16.4.4', '16.4.5', false],
    ['17.0.0', '16.4.5', true],
    ['15.9.9', '16.4.5', false],
  ])('compares versions as numbers: %s at least %s is %s', (version, floor, expected) => {
    expect(isAtLeast(version, floor)).toBe(expected)
  })
})

describe('the data model', () => {
  it('says of every index what needs it', () => {
    const lines = readProjectFile('prisma/schema.prisma').split('\n')
    const indexes = lines.flatMap((line, index) => (/^\s*@@(index|unique)\(/.test(line) ? [index] : []))
    expect(indexes.length).toBeGreaterThan(5)
    expect(
      indexes.filter((index) => !/^\s*\/\/\//.test(lines[index - 1] ?? '')).map((index) => lines[index]?.trim()),
    ).toEqual([])
  })
})

describe('.env.example', () => {
  it('lists every variable that lib/env.ts reads, and no other', () => {
    const schema = /z\.object\(\{([\s\S]*?)\n\}\)/.exec(readProjectFile('lib/env.ts'))?.[1] ?? ''
    const read = [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1])
    const listed = [...readProjectFile('.env.example').matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1])
    expect(read.length).toBeGreaterThan(3)
    expect([...new Set(listed)].sort()).toEqual(read.sort())
  })
})

describe('documentation', () => {
  it('has no link to a file that is not there', () => {
    const paths = projectPaths()
    const broken = paths
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => {
        const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.'
        return [...readProjectFile(file).matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)/g)]
          .map((match) => new URL(match[1] ?? '', `file:///${folder}/`).pathname.slice(1))
          .filter(
            (target) => !paths.some((path) => path === target || path.startsWith(`${target.replace(/\/$/, '')}/`)),
          )
          .map((target) => `${file} → ${target}`)
      })
    expect(broken).toEqual([])
  })
})
