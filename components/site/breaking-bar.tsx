import { useLocale } from 'next-intl'
import type { ArticleSummary } from '@/lib/articles/types'
import { type Languages, placeSegment } from '@/lib/i18n/languages'
import { useFormatter, useTranslations } from '@/lib/i18n/translations'
import { breakingItems } from '@/lib/syndication/breaking'
import { BreakingWatch } from './breaking-watch.client'

/** Stories an editor marked as breaking, above everything else. */
export function BreakingBar({ stories, languages }: { stories: readonly ArticleSummary[]; languages: Languages }) {
  const locale = useLocale()
  const t = useTranslations('BreakingBar')
  const format = useFormatter()
  const items = breakingItems(stories, { locale, time: (instant) => format.dateTime(instant, 'time') })
  return <BreakingWatch initial={items} source={`/${placeSegment(languages)}/breaking.json`} label={t('label')} />
}
