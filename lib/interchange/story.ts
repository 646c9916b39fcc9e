import type { StoryMedia, StoryToWrite } from '@/lib/articles/mutations-types'
import { importHash } from './hash'
import { findMedia, keepMedia, type MediaSource } from './media'
import { checkLine } from './prepare'
import type { MediaLine } from './schema'
import type { Checked, Fault, SourceEntry } from './types'

export type CompleteOptions = {
  /** Where the addresses of pictures begin. */
  directory: string
  mediaDirectory: string
  dryRun?: boolean
  /** Tells that a story is under way; false when a line before it with the same id is not written yet. */
  begin: (externalId: string) => boolean
  /** Whether the database has the story just so. */
  isUnchanged: (story: Pick<StoryToWrite, 'externalId' | 'importHash'>) => Promise<boolean>
}

/** What became of a line; `externalId` is the id that was begun. */
export type Completed =
  | { kind: 'story'; story: StoryToWrite }
  | { kind: 'unchanged'; externalId: string }
  | { kind: 'refused'; externalId?: string; faults: Fault[] }

/** A line as a story that can be written: checked and with its pictures kept. */
export async function completeStory(entry: SourceEntry, options: CompleteOptions): Promise<Completed> {
  if ('refusal' in entry) return { kind: 'refused', faults: [{ path: '$', reason: entry.refusal }] }
  const checked = checkLine(entry.text)
  if (!checked.ok) return { kind: 'refused', faults: checked.faults }
  const { media: lines, ...story } = checked.value
  const { externalId } = story
  const isFirst = options.begin(externalId)
  const sources = await findAll(lines, options.directory)
  if (!sources.ok) return { kind: 'refused', externalId, faults: sources.faults }
  const digests = sources.value.map((source) => source.digest)
  const identity = { externalId, importHash: importHash(checked.value, digests) }
  // Decoding costs a hundred times the question, so a story with pictures asks before its batch does.
  if (isFirst && lines.length > 0 && (await options.isUnchanged(identity))) return { kind: 'unchanged', externalId }
  const directory = options.dryRun ? null : options.mediaDirectory
  const media = await keepAll(sources.value, { storyId: externalId, directory })
  if (!media.ok) return { kind: 'refused', externalId, faults: media.faults }
  return { kind: 'story', story: { ...story, ...identity, media: media.value } }
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
