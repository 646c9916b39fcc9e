import type { StoryMedia, StoryToWrite } from '@/lib/articles/mutations-types'
import { importHash } from './hash'
import { findMedia, keepMedia, type MediaSource } from './media'
import { checkLine } from './prepare'
import type { MediaLine } from './schema'
import type { Checked, Fault, SourceEntry } from './types'

export type CompleteOptions = {
  /** Where pictures are looked for. */
  directory: string
  mediaDirectory: string
  dryRun?: boolean
  isUnchanged: (story: Pick<StoryToWrite, 'externalId' | 'importHash'>) => Promise<boolean>
}

/** A line as a story that can be written, checked and with its pictures kept; 'unchanged' when it is stored already. */
export async function completeStory(
  entry: SourceEntry,
  options: CompleteOptions,
): Promise<Checked<StoryToWrite | 'unchanged'>> {
  if ('refusal' in entry) return { ok: false, faults: [{ path: '$', reason: entry.refusal }] }
  const checked = checkLine(entry.text)
  if (!checked.ok) return checked
  const { media: lines, ...story } = checked.value
  const sources = await findAll(lines, options.directory)
  if (!sources.ok) return sources
  const digests = sources.value.map((source) => source.digest)
  const identity = { externalId: story.externalId, importHash: importHash(checked.value, digests) }
  // Decoding costs a hundred times the question, so a story with pictures asks before its batch does.
  if (lines.length > 0 && (await options.isUnchanged(identity))) return { ok: true, value: 'unchanged' }
  const directory = options.dryRun ? null : options.mediaDirectory
  const media = await keepAll(sources.value, { storyId: story.externalId, directory })
  return media.ok ? { ok: true, value: { ...story, ...identity, media: media.value } } : media
}

async function findAll(lines: readonly MediaLine[], directory: string): Promise<Checked<MediaSource[]>> {
  const sources: MediaSource[] = []
  const faults: Fault[] = []
  for (const [index, line] of lines.entries()) {
    const found = await findMedia({ directory, line, index })
    if (found.ok) sources.push(found.source)
    else faults.push(found.fault)
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: sources }
}

async function keepAll(
  sources: readonly MediaSource[],
  options: { storyId: string; directory: string | null },
): Promise<Checked<StoryMedia[]>> {
  const media: StoryMedia[] = []
  const faults: Fault[] = []
  for (const source of sources) {
    const kept = await keepMedia({ ...options, source })
    if (kept.ok) media.push(kept.media)
    else faults.push(kept.fault)
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: media }
}
