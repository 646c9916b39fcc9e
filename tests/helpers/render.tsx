import { type RenderResult, render } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { announcerId } from '@/components/site/announce'
import type { Locale } from '@/lib/i18n/locales'

/** The zone of the tests' site: neither UTC nor the machine's, so that a forgotten one shows. */
export const siteTimeZone = 'Asia/Yerevan'

/** Renders as a page in `locale` would: real messages, the site's formats and time zone, and the region that speaks. */
export function renderIn(locale: Locale, node: ReactNode): RenderResult {
  return render(
    <NextIntlClientProvider locale={locale} timeZone={siteTimeZone}>
      {node}
      <div id={announcerId} role="status" data-testid={announcerId} />
    </NextIntlClientProvider>,
  )
}
