import type { BodyDraft, UnnumberedBlock } from '@/lib/body/draft'
import { reduceHtml } from '@/lib/body/html'
import { bodySchema } from '@/lib/body/schema'
import { isAppError } from '@/lib/errors'
import { type Locale, locales } from '@/lib/i18n/locales'
import type { Entry } from './block-schema'
import { describeIssues, jsonPath, shorten } from './faults'
import { type StoryLine, storySchema, type TranslationLine } from './schema'
import { shapeFault } from './shape'
import type { Checked, Fault, PreparedStory } from './types'

/** Parses and checks one line: everything that can be known without its pictures and without the database. */
export function checkLine(text: string): Checked<PreparedStory> {
  const shape = shapeFault(text)
  if (shape) return { ok: false, faults: [shape] }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const reason = `is not JSON: ${shorten(error instanceof Error ? error.message : String(error), 200)}`
    return { ok: false, faults: [{ path: '$', reason }] }
  }
  const result = storySchema.safeParse(json)
  return result.success ? prepareStory(result.data) : { ok: false, faults: describeIssues(result.error.issues) }
}

/** Checks what one part of a story says of another, and brings bodies into their stored form. */
function prepareStory(line: StoryLine): Checked<PreparedStory> {
  const faults = [...mediaFaults(line)]
  const translations = locales.flatMap((locale) => {
    const translation = line.translations[locale]
    if (!translation) return []
    const body = prepareBody(line, { locale, translation })
    if (!body.ok) {
      faults.push(...body.faults)
      return []
    }
    const { subtitle = null, lead = null, updatedAt = null, slug = null, publishedAt = line.publishedAt } = translation
    const { title, status } = translation
    return [{ locale, slug, status, title, subtitle, lead, body: body.value, publishedAt, updatedAt }]
  })
  if (!line.translations[line.originalLocale]) {
    const reason = `has no text in "${line.originalLocale}", which the story calls its original`
    faults.push({ path: '$.translations', reason })
  }
  if (faults.length > 0) return { ok: false, faults }
  const { id, publishedAt: _, ...story } = line
  return { ok: true, value: { ...story, externalId: id, translations } }
}

function mediaFaults(line: StoryLine): Fault[] {
  const seen = new Set<string>()
  return line.media.flatMap(({ id }, index) => {
    const fault = seen.has(id) ? [{ path: jsonPath(['media', index, 'id']), reason: `"${id}" occurs twice` }] : []
    seen.add(id)
    return fault
  })
}

type NumberedEntry = { index: number; block: Entry | UnnumberedBlock }

function entriesOf(line: StoryLine, translation: TranslationLine): NumberedEntry[] {
  const { body } = translation
  const findMedia = (source: string) => line.media.find(({ src, id }) => src === source || id === source)?.id ?? null
  const blocks = typeof body === 'string' ? reduceHtml(body, findMedia) : body
  return blocks.map((block, index) => ({ index, block }))
}

/** The stored form of an entry; null when it says nothing. Entry n is block `b<n>`, whatever was left out before it. */
function toDraft({ index, block }: NumberedEntry): BodyDraft[number] | null {
  const id = ('id' in block ? block.id : undefined) ?? `b${index + 1}`
  if (block.type === 'list') {
    const items = block.items.filter((item) => item.length > 0)
    return items.length > 0 ? { ...block, id, items } : null
  }
  if (block.type === 'quote') {
    const { cite, ...quote } = block
    return quote.content.length > 0 ? { ...quote, id, ...(cite && cite.length > 0 ? { cite } : {}) } : null
  }
  if ('content' in block) return block.content.length > 0 ? { ...block, id } : null
  return { ...block, id }
}

/** Stands for the picture's database id, which is not known yet, while the rest of the body is checked. */
const anyMediaId = '00000000-0000-4000-8000-000000000000'

function prepareBody(
  line: StoryLine,
  { locale, translation }: { locale: Locale; translation: TranslationLine },
): Checked<BodyDraft> {
  const path = ['translations', locale, 'body']
  let entries: NumberedEntry[]
  try {
    entries = entriesOf(line, translation)
  } catch (error) {
    if (isAppError(error)) return { ok: false, faults: [{ path: jsonPath(path), reason: error.message }] }
    throw error
  }
  const faults: Fault[] = []
  const kept: number[] = []
  const draft = entries.flatMap((entry) => {
    const block = toDraft(entry)
    if (!block) return []
    if (block.type === 'image' && !line.media.some(({ id }) => id === block.media)) {
      const reason = `the story has no media "${shorten(block.media, 60)}"`
      faults.push({ path: jsonPath([...path, entry.index, 'media']), reason })
    }
    kept.push(entry.index)
    return [block]
  })
  const result = bodySchema.safeParse(
    draft.map((block) => (block.type === 'image' ? { id: block.id, type: block.type, mediaId: anyMediaId } : block)),
  )
  if (!result.success) {
    const issues = result.error.issues.map((issue) => {
      const [position, ...rest] = issue.path
      const inSource = typeof position === 'number' ? (kept[position] ?? position) : position
      return { ...issue, path: inSource === undefined ? path : [...path, inSource, ...rest] }
    })
    faults.push(...describeIssues(issues))
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: draft }
}
