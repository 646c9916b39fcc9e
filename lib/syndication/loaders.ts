import { cacheTags } from '@/lib/cache-tags'
import { readDb } from '@/lib/db'
import { env } from '@/lib/env'
import { translatorOf } from '@/lib/i18n/translations'
import { mediaSizes } from '@/lib/media/sizes'
import { loadSite } from '@/lib/site/loaders'
import type { SiteView } from '@/lib/site/types'
import { loadAuthor, loadSections, loadTag } from '@/lib/taxonomy/loaders'
import { composeFeed } from './feed'
import { listFeedStories } from './queries'
import type { Feed, FeedRequest, FeedSubject } from './types'

/** Tags of everything a feed shows. */
export function feedTags(request: FeedRequest): string[] {
  return [cacheTags.all, cacheTags.settings, cacheTags.taxonomy, ...request.languages.map(cacheTags.texts)]
}

/** A page of a feed; null when there is no such section, tag or author. Kept as a finished document by shared caches. */
export async function loadFeed(request: FeedRequest): Promise<Feed | null> {
  const { locale, subject } = request
  const site = await loadSite(locale)
  const texts = await feedTexts({ locale, subject, site })
  const stories = texts && (await listFeedStories(readDb(), request))
  if (!texts || !stories) return null
  const sizes = await mediaSizes(stories.stories.flatMap(({ image }) => (image ? [image.src] : [])))
  return composeFeed({
    request,
    stories,
    texts: { ...texts, site: site.name.text },
    origin: env().MERIDIAN_ORIGIN,
    lengthOf: (src) => sizes.get(src) ?? null,
  })
}

async function feedTexts(feed: {
  locale: FeedRequest['locale']
  subject: FeedSubject
  site: SiteView
}): Promise<{ title: string; description: string } | null> {
  const { locale, subject, site } = feed
  const name = site.name.text
  const titled = (title: string, description = '') => ({
    title: `${title} – ${name}`,
    description: description || title,
  })
  switch (subject.by) {
    case 'all':
      return { title: name, description: site.tagline.text || name }
    case 'mostRead':
      return titled(translatorOf({ locale, namespace: 'FrontPage' })('mostRead'))
    case 'section': {
      const section = (await loadSections(locale)).find((candidate) => candidate.slug === subject.slug)
      return section ? titled(section.name.text, section.description.text) : null
    }
    case 'tag': {
      const tag = await loadTag({ slug: subject.slug, locale })
      return tag && titled(tag.name.text)
    }
    case 'author': {
      const author = await loadAuthor({ slug: subject.slug, locale })
      return author && titled(author.name.text, author.bio.text)
    }
  }
}
