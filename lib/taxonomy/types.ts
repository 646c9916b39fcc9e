import type { LocalizedText } from '@/lib/i18n/pick'

/** Section, tag or author as its own page shows it. */
export type SectionView = { slug: string; name: LocalizedText; description: LocalizedText }
export type TagView = { slug: string; name: LocalizedText }
export type AuthorView = { slug: string; guest: boolean; name: LocalizedText; role: LocalizedText; bio: LocalizedText }
