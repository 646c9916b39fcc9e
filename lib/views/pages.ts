import { type Locale, locales } from '@/lib/i18n/locales'
import { remembered } from '@/lib/remembered'
import { classifyAgent } from './agents'
import { rushMark } from './constants'
import { frontDoor } from './front-door'
import { withViews } from './service'

const story = new RegExp(`^/(${locales.join('|')})/articles/([^/]+)$`)

type Address = { locale: Locale; slug: string }

/** Few pages are asked for most: their addresses are read once, unless they are longer than ours. */
const addressOf = remembered(readAddress, { most: 2_000, longest: 400 })

/** Notes that a machine asked for a story's page; people are counted by what their browser says after a second. */
export function notePage({ path, agent }: { path: string; agent: string }): void {
  const kind = classifyAgent(agent)
  if (kind === 'human') return
  const address = addressOf(path)
  if (address) withViews(({ counter }) => counter.tallyPage({ kind, ...address }))
}

function readAddress(path: string): Address | null {
  const [, segment, written = ''] = story.exec(path) ?? []
  const locale = locales.find((candidate) => candidate === segment)
  const slug = locale ? decoded(written) : null
  return locale && slug !== null ? { locale, slug } : null
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
