import { useLocale } from 'next-intl'
import { inLanguage } from '@/components/article/in-language'
import { Picture } from '@/components/media/picture'
import { Localized } from '@/components/ui/localized'
import { Timestamp } from '@/components/ui/timestamp'
import { localeFacts } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import type { SearchResult } from '@/lib/search/types'
import { MarkedText } from './marked-text'
import styles from './search-result.module.css'

/** A story that was found. One in another language than the page's says which, and is marked with it. */
export function SearchResultItem({ story }: { story: SearchResult }) {
  const locale = useLocale()
  const kinds = useTranslations('ArticleKind')
  const foreign = story.locale === locale ? undefined : story.locale
  const kind = story.kind === 'news' ? null : kinds(story.kind)
  const sameWord = kind?.toLocaleLowerCase() === story.section.name.text.toLocaleLowerCase()
  return (
    <article className={styles.result}>
      {story.image ? (
        <div className={styles.picture}>
          <Picture image={story.image} ratio="standard" frame="result" decorative />
        </div>
      ) : null}
      <div className={styles.copy}>
        <p className={styles.label}>
          <Localized text={story.section.name} />
          {kind && !sameWord ? <span className={styles.kind}>{kind}</span> : null}
          {foreign ? (
            <span className={styles.language} lang={foreign}>
              {localeFacts[foreign].endonym}
            </span>
          ) : null}
        </p>
        <h2 className={styles.title} lang={foreign}>
          <a href={paths.article(story.locale, story.slug)} className={styles.link}>
            <MarkedText segments={story.title} />
          </a>
        </h2>
        {story.snippet.length > 0 ? (
          <p className={styles.snippet} lang={foreign}>
            <MarkedText segments={story.snippet} />
          </p>
        ) : null}
        <MatchedIn story={story} />
        <p className={styles.meta}>
          <Timestamp date={story.publishedAt} format="day" />
          {story.authors.map((author) => (
            <span key={author.slug}>
              <Localized text={author.name} />
            </span>
          ))}
        </p>
      </div>
    </article>
  )
}

/** The story is shown in the reader's language; what was asked for stands in another of its texts. */
function MatchedIn({ story }: { story: SearchResult }) {
  const t = useTranslations('SearchPage')
  const languages = useTranslations('Languages')
  const { matchedIn } = story
  if (!matchedIn) return null
  return (
    <div className={styles.matched}>
      <p>
        {t.rich('matchedIn', {
          language: languages(inLanguage(matchedIn.locale)),
          title: matchedIn.title.map(({ text }) => text).join(''),
          link: () => (
            <a href={paths.article(matchedIn.locale, matchedIn.slug)} lang={matchedIn.locale}>
              <MarkedText segments={matchedIn.title} />
            </a>
          ),
        })}
      </p>
      <p className={styles.matchedText} lang={matchedIn.locale}>
        <MarkedText segments={matchedIn.snippet} />
      </p>
    </div>
  )
}
