import { type ReferrerClass, referrerClasses } from './constants'

/** Search engines by a label of their host name, whatever country it is in. */
const search = new Set(
  'google bing yandex duckduckgo yahoo baidu ecosia qwant startpage kagi brave mojeek sogou naver seznam rambler'.split(
    ' ',
  ),
)
/** Networks and messengers by registrable name, and the names of their short links. */
const social = new Set(
  `facebook.com fb.com messenger.com instagram.com threads.net threads.com t.co x.com twitter.com vk.com vk.ru ok.ru t.me
   telegram.org web.telegram.org youtube.com youtu.be linkedin.com lnkd.in reddit.com pinterest.com tiktok.com whatsapp.com
   wa.me viber.com bsky.app mastodon.social dzen.ru discord.com`.split(/\s+/),
)
/** Hosts under a search engine's name that do something else. */
const notSearch = /^(mail|docs|drive|news|calendar|translate|classroom|meet)\./
const androidApp = /^(com|org|ru)\.([a-z]+)\./

/**
 * The class of the host a reader came from.
 *
 * @example classifyReferrer({ host: 'www.google.am', own: 'news.example.org' }) // 'search'
 */
export function classifyReferrer({ host, own }: { host: string; own: string }): ReferrerClass {
  const name = host.toLowerCase().replace(/^www\./, '')
  if (name === '') return 'direct'
  if (name === own.toLowerCase().replace(/^www\./, '')) return 'internal'
  // Apps on Android hand over their package name: com.google.android.googlequicksearchbox, org.telegram.messenger.
  const app = androidApp.exec(name)
  const labels = name.split('.')
  if (app) return classOfApp(app[2] ?? '')
  if (social.has(name) || social.has(labels.slice(-2).join('.'))) return 'social'
  const isSearch = labels.slice(0, -1).some((label) => search.has(label))
  return isSearch && !notSearch.test(name) ? 'search' : 'other'
}

function classOfApp(maker: string): ReferrerClass {
  if (maker === 'google') return 'search'
  return [...social].some((name) => name.split('.')[0] === maker) ? 'social' : 'other'
}

/** How a class is stored. */
export function referrerNumber(name: ReferrerClass): number {
  return referrerClasses.indexOf(name)
}
