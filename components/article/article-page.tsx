import { useLocale } from 'next-intl'
import { ArticleList } from '@/components/list/article-list'
import { Localized } from '@/components/ui/localized'
import type { ArticleSummary, ArticleView, ArticlePage as Page } from '@/lib/articles/types'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import type { SiteView } from '@/lib/site/types'
import { ArticleBody } from './article-body'
import { ArticleCard } from './article-card'
import { ArticleHeader } from './article-header'
import styles from './article-page.module.css'
import { ArticleToolRow } from './article-tool-row'
import { Figure } from './block-view'
import { ParallelLinks } from './parallel-links'
import { PrintAddress } from './print-address'
import { QuoteLinks } from './quote-links.client'
import { ShareRow } from './share-row'
import { ViewCounter } from './view-counter'

/**
 * @param url absolute address of this page
 * @param countAction name of the action that counts views
 */
export function ArticlePage({
  article,
  site,
  url,
  related,
  more,
  countAction,
}: {
  article: ArticleView
  site: SiteView
  url: string
  related: ArticleSummary[]
  more: Page | null
  countAction?: string | undefined
}) {
  const locale = useLocale()
  const views = useTranslations('ViewCounter')
  const tools = useTranslations('ArticleTools')
  const quotes = useTranslations('QuoteLink')
  return (
    <div className="page">
      <article className={styles.article}>
        <PrintAddress url={url} date={article.publishedAt} />
        <ArticleHeader
          article={article}
          views={
            <a href={paths.page(locale, 'how-we-count')} title={views('how')} className={styles.views}>
              <ViewCounter
                articleId={article.articleId}
                translationId={article.translationId}
                initial={views('views', { count: article.views })}
                action={countAction}
              />
            </a>
          }
        />
        <ArticleToolRow article={article} />
        <ParallelLinks article={article} />
        {article.image ? (
          <div className={styles.leadImage}>
            <Figure image={article.image} frame="story" eager />
          </div>
        ) : null}
        {article.lead ? <p className={styles.lead}>{article.lead}</p> : null}
        <ArticleBody body={article.body} images={article.images} shortCode={article.shortCode} />
        <QuoteLinks labels={{ copied: quotes('copied'), copyFailed: tools('copyFailed') }} />
        <GuestNotice article={article} site={site} />
        <TagList article={article} />
        <ShareRow url={url} title={article.title} />
      </article>
      <Related stories={related} />
      <MoreFromSection article={article} more={more && withoutRelated(more, related)} />
    </div>
  )
}

/** Shown when an author is a guest. */
function GuestNotice({ article, site }: { article: ArticleView; site: SiteView }) {
  if (!article.authors.some((author) => author.guest) || !site.guestNotice.text) return null
  return (
    <p className={styles.notice}>
      <Localized text={site.guestNotice} />
    </p>
  )
}

function TagList({ article }: { article: ArticleView }) {
  const locale = useLocale()
  const t = useTranslations('ArticlePage')
  if (article.tags.length === 0) return null
  return (
    <nav aria-label={t('tags')} className={styles.tags} data-print="hide">
      <ul>
        {article.tags.map((tag) => (
          <li key={tag.slug}>
            <a href={paths.tag(locale, tag.slug)} rel="tag">
              <Localized text={tag.name} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What is offered as related is not repeated as news of the section. */
function withoutRelated(more: Page, related: readonly ArticleSummary[]): Page {
  const shown = new Set(related.map((story) => story.translationId))
  return { ...more, items: more.items.filter((story) => !shown.has(story.translationId)) }
}

function Related({ stories }: { stories: ArticleSummary[] }) {
  const t = useTranslations('ArticlePage')
  if (stories.length === 0) return null
  return (
    <section aria-labelledby="related" className={styles.related} data-far data-print="hide">
      <h2 id="related">{t('related')}</h2>
      <div className={styles.relatedStories}>
        {stories.map((story) => (
          <ArticleCard key={story.translationId} story={story} frame="thumbnail" />
        ))}
      </div>
    </section>
  )
}

/** The section with its description, and its newest stories. */
function MoreFromSection({ article, more }: { article: ArticleView; more: Page | null }) {
  const locale = useLocale()
  const t = useTranslations('ArticlePage')
  if (!more || more.items.length === 0) return null
  const { section } = article
  return (
    <section aria-labelledby="more" className={styles.more} data-far data-print="hide">
      <div className={styles.moreHead}>
        <h2 id="more">{t('moreFrom', { section: section.name.text })}</h2>
        {section.description.text ? (
          <p>
            <Localized text={section.description} />
          </p>
        ) : null}
      </div>
      <ArticleList page={more} path={paths.section(locale, section.slug)} showSection={false} level={3} />
    </section>
  )
}
