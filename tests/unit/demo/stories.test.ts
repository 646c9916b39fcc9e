import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { newsroomSchema } from '@/lib/demo/schema'
import { locales } from '@/lib/i18n/locales'
import { checkLine } from '@/lib/interchange/prepare'
import { projectRoot } from '@/tests/helpers/source-files'

const directory = path.join(projectRoot, 'prisma/demo/stories')
const newsroom = newsroomSchema.parse(
  JSON.parse(readFileSync(path.join(projectRoot, 'prisma/demo/newsroom.json'), 'utf8')),
)
const files = readdirSync(directory).filter((file) => file.endsWith('.json'))
const stories = files.map((file) => ({ file, checked: checkLine(readFileSync(path.join(directory, file), 'utf8')) }))
const slugs = (rows: { slug: string }[]) => rows.map((row) => row.slug)

describe('the demo newsroom', () => {
  it('has stories', () => expect(files.length).toBeGreaterThan(5))

  it.each(stories)('$file fits the interchange format', ({ checked }) => {
    expect(checked).toMatchObject({ ok: true })
  })

  it.each(stories)('$file names what newsroom.json has, and pictures that exist', ({ checked }) => {
    if (!checked.ok) return
    const { section, authors, tags, media } = checked.value
    expect(slugs(newsroom.sections)).toContain(section)
    expect(authors.filter((author) => !slugs(newsroom.authors).includes(author))).toEqual([])
    expect(tags.filter((tag) => !slugs(newsroom.tags).includes(tag))).toEqual([])
    expect(media.filter(({ src }) => !existsSync(path.join(directory, src)))).toEqual([])
  })

  it('has an id and an address for every story of its own', () => {
    const values = stories.flatMap(({ checked }) => (checked.ok ? [checked.value] : []))
    const ids = values.map(({ externalId }) => externalId)
    const addresses = values.flatMap(({ translations }) => translations.map(({ locale, slug }) => `${locale}/${slug}`))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('speaks every language of the site', () => {
    const spoken = stories.flatMap(({ checked }) =>
      checked.ok ? checked.value.translations.map(({ locale }) => locale) : [],
    )
    expect([...new Set(spoken)].sort()).toEqual([...locales].sort())
  })
})
