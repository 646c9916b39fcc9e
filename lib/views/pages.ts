import { locales } from '@/lib/i18n/locales'
import { classifyAgent } from './agents'
import { rushMark } from './constants'
import { frontDoor } from './front-door'
import { views } from './service'

const story = new RegExp(`^/(${locales.join('|')})/articles/([^/]+)$`)

/** Notes that a machine asked for a story's page; people are counted by what their browser says after a second. */
export function notePage({ path, agent }: { path: string; agent: string }): void {
  const kind = classifyAgent(agent)
  if (kind === 'human') return
  const [, segment, address = ''] = story.exec(path) ?? []
  const locale = locales.find((candidate) => candidate === segment)
  const slug = locale ? decoded(address) : null
  if (!locale || slug === null) return
  views().then(
    ({ counter }) => counter.tallyPage({ kind, locale, slug }),
    () => undefined,
  )
}

function decoded(address: string): string | null {
  try {
    const slug = decodeURIComponent(address)
    // A line break separates the parts of a tally.
    return slug.length > 300 || /\p{Cc}/u.test(slug) ? null : slug
  } catch {
    return null
  }
}

const rush: readonly string[] = ['server-timing', rushMark]
const calm: readonly string[] = []

/** What a story's page says while readers come in a rush, so that its script goes straight to the beacon: a header, flat. */
export function rushHeaders(path: string): readonly string[] {
  return path.includes('/articles/') && frontDoor().isRush() ? rush : calm
}
