import type { StoryMedia, StoryToWrite } from '@/lib/articles/mutations-types'
import type { MediaLine } from './schema'

/** What is wrong with a line, and where: a JSON path (https://www.rfc-editor.org/rfc/rfc9535) and a sentence. */
export type Fault = { path: string; reason: string }

/** A story that is checked but for its pictures, which are not read yet. */
export type PreparedStory = Omit<StoryToWrite, 'importHash' | 'media'> & { media: MediaLine[] }

/** A line of a file, or a file of a folder: its text, or why there is none. */
export type SourceEntry = { label: string; bytes: number } & ({ text: string } | { refusal: string })

export type Checked<Value> = { ok: true; value: Value } | { ok: false; faults: Fault[] }

export type ImportCounts = { created: number; updated: number; unchanged: number; refused: number }

export type ImportProgress = ImportCounts & { bytes: number; milliseconds: number }

/** A refused line. */
export type Refusal = { label: string; faults: Fault[] }

export type { StoryMedia }
