import type { ArticleView } from '@/lib/articles/types'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import { textSizes } from '@/lib/site/preferences'
import { ArticleTools } from './article-tools.client'

/** Hands the tools their texts: messages stay on the server. */
export function ArticleToolRow({ article }: { article: ArticleView }) {
  const t = useTranslations('ArticleTools')
  const size = useTranslations('TextSize')
  return (
    <ArticleTools
      label={t('label')}
      path={paths.article(article.locale, article.slug)}
      labels={{
        copyLink: t('copyLink'),
        copied: t('copied'),
        copyFailed: t('copyFailed'),
        print: t('print'),
        textSize: size('label'),
        smaller: size('smaller'),
        larger: size('larger'),
        sizes: textSizes.map((step) => size('changed', { step: step + 1, steps: textSizes.length })),
      }}
    />
  )
}
