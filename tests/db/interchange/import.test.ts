import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodySchema } from '@/lib/body/schema'
import { locales } from '@/lib/i18n/locales'
import { useDatabase } from '@/tests/helpers/database'
import { importLines, rowVersions } from '@/tests/helpers/import-lines'
import { bodyLine, storyLine } from '@/tests/helpers/interchange'

const database = useDatabase()

const three = storyLine({
  id: 'three',
  tags: ['city-hall', 'roads'],
  authors: ['ani', 'boris'],
  translations: {
    en: { title: 'Three languages', lead: 'Lead', body: ['One', { type: 'heading', level: 2, content: 'Two' }] },
    ru: { title: 'Три языка', body: ['Раз', { type: 'heading', level: 2, content: 'Два' }] },
    hy: { title: 'Երեք լեզու', body: ['Մեկ', { type: 'heading', level: 2, content: 'Երկու' }] },
  },
})

describe('an import', () => {
  it('writes a story whole: texts, revisions, what search knows, byline, tags', async () => {
    const { db } = database()
    expect(await importLines(db, [three])).toMatchObject({ created: 1, refused: 0 })
    const article = await db.article.findUniqueOrThrow({
      where: { externalId: 'three' },
      include: {
        translations: { include: { revisions: true, search: true } },
        authors: { orderBy: { position: 'asc' }, include: { author: true } },
        tags: { include: { tag: true } },
      },
    })
    expect(article.shortCode).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{6}$/)
    expect(article.authors.map(({ author }) => author.slug)).toEqual(['ani', 'boris'])
    expect(article.tags.map(({ tag }) => tag.slug).sort()).toEqual(['city-hall', 'roads'])
    const texts = new Map(article.translations.map((translation) => [translation.locale, translation]))
    expect([...texts.keys()].sort()).toEqual([...locales].sort())
    expect(texts.get('hy')).toMatchObject({
      slug: 'yerek-lezu',
      title: 'Երեք լեզու',
      wordCount: 2,
      status: 'published',
    })
    expect(bodySchema.parse(texts.get('ru')?.body).map(({ id }) => id)).toEqual(['b1', 'b2'])
    const original = texts.get('en')?.revisions[0]
    expect(original).toMatchObject({ number: 1, originalRevisionId: null, createdAt: new Date('2026-03-01T09:00:00Z') })
    expect(texts.get('hy')?.revisions).toMatchObject([
      { number: 1, title: 'Երեք լեզու', originalRevisionId: original?.id },
    ])
    expect(article.translations.every(({ search }) => search !== null)).toBe(true)
  })

  it('calls sections, tags and authors nobody has named after their slugs, in every language', async () => {
    const { db } = database()
    const tag = await db.tag.findUniqueOrThrow({ where: { slug: 'city-hall' }, include: { translations: true } })
    expect(tag.translations.map(({ locale, name }) => `${locale} ${name}`).sort()).toEqual(
      [...locales].sort().map((locale) => `${locale} City hall`),
    )
    expect(await db.sectionTranslation.count({ where: { name: 'City' } })).toBe(locales.length)
    expect(await db.authorTranslation.count({ where: { name: 'Boris' } })).toBe(locales.length)
  })

  it('of the same lines writes nothing, also when only the order of keys differs', async () => {
    const { db } = database()
    const before = await rowVersions(db)
    const reversed = Object.fromEntries(Object.entries(three).reverse())
    expect(await importLines(db, [three])).toMatchObject({ unchanged: 1, updated: 0 })
    expect(await importLines(db, [reversed])).toMatchObject({ unchanged: 1, updated: 0 })
    expect(await rowVersions(db)).toEqual(before)
  })

  it('names the lines that do not fit and writes all others', async () => {
    const { db } = database()
    const lines = [
      storyLine({ id: 'good-1' }),
      '{',
      storyLine({ id: 'bad', section: 'No slug' }),
      storyLine({ id: 'good-2' }),
    ]
    const { refusals, ...counts } = await importLines(db, lines)
    expect(counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 2 })
    expect(refusals[0]).toMatch(/^line 2: \$: is not JSON/)
    expect(refusals[1]).toMatch(/^line 3: \$\.section: /)
    expect(await db.article.count({ where: { externalId: { in: ['good-1', 'good-2', 'bad'] } } })).toBe(2)
  })

  it('takes the later of two lines with one id', async () => {
    const { db } = database()
    const lines = [1, 2, 3].map((number) =>
      storyLine({ id: 'again', kind: number === 3 ? 'opinion' : 'news', tags: [`t${number}`] }),
    )
    expect(await importLines(db, lines)).toMatchObject({ created: 1, updated: 2 })
    const stored = await db.article.findUniqueOrThrow({
      where: { externalId: 'again' },
      include: { tags: { include: { tag: true } } },
    })
    expect([stored.kind, ...stored.tags.map(({ tag }) => tag.slug)]).toEqual(['opinion', 't3'])
  })

  it('says in a dry run what it would do, and writes nothing', async () => {
    const { db } = database()
    const mediaDirectory = path.join(tmpdir(), `meridian-never-${process.pid}`)
    const before = await rowVersions(db)
    const lines = [
      three,
      storyLine({ id: 'new', translations: { en: { title: 'New', slug: 'taken', body: [] } } }),
      storyLine({ id: 'newer', translations: { en: { title: 'Newer', slug: 'taken', body: [] } } }),
      storyLine({ id: 'new', kind: 'opinion', translations: { en: { title: 'New', slug: 'taken', body: [] } } }),
    ]
    const { refusals, ...counts } = await importLines(db, lines, { dryRun: true, mediaDirectory })
    expect(counts).toEqual({ created: 1, updated: 1, unchanged: 1, refused: 1 })
    expect(refusals).toEqual(['line 3: $.translations.en.slug: the address /en/taken belongs to the story "new"'])
    expect(await rowVersions(db)).toEqual(before)
  })
})

describe('pictures', () => {
  let directory = ''
  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'meridian-import-'))
    mkdirSync(path.join(directory, 'stories'))
    await paint('#204060')
    writeFileSync(path.join(directory, 'stories/broken.png'), 'not a picture')
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  const paint = (background: string) =>
    sharp({ create: { width: 64, height: 48, channels: 3, background } })
      .png()
      .toFile(path.join(directory, 'a.png'))
  const options = () => ({ directory: path.join(directory, 'stories'), mediaDirectory: path.join(directory, 'kept') })
  const media = [{ id: 'lead', src: '../a.png', alt: { en: 'A bridge' }, caption: { en: 'Ferrying', hy: 'Կամուրջ' } }]
  const illustrated = bodyLine(['One', { type: 'image', media: 'lead' }], { id: 'illustrated', media })

  it('are kept, lead the story and stand in bodies by their database id', async () => {
    const { db } = database()
    expect(await importLines(db, [illustrated], options())).toMatchObject({ created: 1 })
    const article = await db.article.findUniqueOrThrow({
      where: { externalId: 'illustrated' },
      include: { translations: true, leadMedia: { include: { translations: true } } },
    })
    expect(article.leadMedia).toMatchObject({ externalId: 'illustrated/lead', width: 64, height: 48 })
    expect(article.leadMedia?.translations.map(({ locale, alt, caption }) => [locale, alt, caption]).sort()).toEqual([
      ['en', 'A bridge', 'Ferrying'],
      ['hy', '', 'Կամուրջ'],
    ])
    expect(readdirSync(options().mediaDirectory)).toEqual([`${article.leadMedia?.sha256}.webp`])
    const body = bodySchema.parse(article.translations[0]?.body)
    expect(body[1]).toEqual({ id: 'b2', type: 'image', mediaId: article.leadMediaId })
  })

  it('make a story findable by their captions', async () => {
    const { db } = database()
    const found = await db.$queryRaw`
      SELECT 1 FROM search_document WHERE vector @@ ${"'en:ferri':C"}::tsquery AND locale = 'en'`
    expect(found).toHaveLength(1)
  })

  it('that are the same are not written again', async () => {
    const { db } = database()
    const before = await rowVersions(db)
    expect(await importLines(db, [illustrated], options())).toMatchObject({ unchanged: 1 })
    expect(await rowVersions(db)).toEqual(before)
  })

  it('that changed under the same name are noticed; texts and revisions stay', async () => {
    const { db } = database()
    const texts = ['translation', 'revision']
    const before = await rowVersions(db, texts)
    await paint('#a03020')
    expect(await importLines(db, [illustrated], options())).toMatchObject({ updated: 1 })
    expect(await rowVersions(db, texts)).toEqual(before)
    expect(readdirSync(options().mediaDirectory)).toHaveLength(2)
  })

  it('that are broken or missing refuse the story, and nothing of it is written', async () => {
    const { db } = database()
    const before = await rowVersions(db)
    const lines = ['broken.png', 'none.png', 'https://example.org/a.png'].map((src) =>
      storyLine({ id: `with-${src}`, section: 'nowhere', media: [{ id: 'a', src }] }),
    )
    const { refusals } = await importLines(db, lines, options())
    expect(refusals.map((refusal) => refusal.slice(0, 60))).toEqual([
      expect.stringMatching(/^line 1: \$\.media\[0\]\.src: the picture cannot be used/),
      'line 2: $.media[0].src: there is no file none.png',
      expect.stringMatching(/^line 3: \$\.media\[0\]\.src: the importer never fetches/),
    ])
    expect(await rowVersions(db)).toEqual(before)
  })
})
