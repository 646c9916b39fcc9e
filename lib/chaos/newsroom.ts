import { tmpdir } from 'node:os'
import type { PrismaClient } from '@/lib/db'
import { locales } from '@/lib/i18n/locales'
import { describeRefusal } from '@/lib/interchange/progress'
import { importEntries } from '@/lib/interchange/service'

/** A story of these scenarios: what its title says tells which version of it a page shows. */
export type Version = { id: string; version: number; status?: 'published' | 'withdrawn'; publishedAt?: Date }

export const titleOf = ({ id, version }: Version) => `${id} version ${version}.`

/** Writes versions of stories, in every language, through the importer; resolves when the database has them. */
export async function publish(db: PrismaClient, versions: readonly Version[]): Promise<void> {
  const entries = versions.map((version, index) => {
    const text = JSON.stringify(lineOf(version))
    return { label: `line ${index + 1}`, bytes: Buffer.byteLength(text), text }
  })
  const refusals: string[] = []
  await importEntries(entries, {
    db,
    directory: tmpdir(),
    mediaDirectory: tmpdir(),
    onRefusal: (refusal) => refusals.push(describeRefusal(refusal)),
  })
  if (refusals.length > 0) throw new Error(refusals.join('\n'))
}

function lineOf(version: Version) {
  const title = titleOf(version)
  const texts = locales.map((locale) => {
    const text = {
      title,
      slug: version.id,
      body: [title, 'Երկրորդ պարբերություն.'],
      status: version.status ?? 'published',
    }
    return [locale, text]
  })
  return {
    id: version.id,
    section: 'city',
    tags: ['bridges'],
    authors: ['ani'],
    publishedAt: version.publishedAt?.toISOString() ?? '2026-03-01T09:00:00Z',
    originalLocale: 'en',
    translations: Object.fromEntries(texts),
  }
}

/** Pages that show a story: its own in every language and in two at once, the lists and the feed it is on. */
export function pagesOf(id: string): string[] {
  const lists = ['', '/sections/city', '/tags/bridges', '/authors/ani', '/archive/2026-03-01']
  return locales.flatMap((locale) => [
    `/${locale}/articles/${id}`,
    `/${locale}/articles/${id}?with=${locale === 'en' ? 'hy' : 'en'}`,
    ...lists.map((list) => `/${locale}${list}`),
    `/${locale}/feeds/rss.xml`,
  ])
}
