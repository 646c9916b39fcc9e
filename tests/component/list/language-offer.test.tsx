import { runInThisContext } from 'node:vm'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LanguageOffer } from '@/components/list/language-offer'
import { languagesCookie } from '@/lib/i18n/languages'
import { type Locale, localeFacts, locales } from '@/lib/i18n/locales'
import { offerScript } from '@/lib/i18n/offer-script'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'

afterEach(() => {
  localStorage.clear()
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store
  document.cookie = `${languagesCookie}=; max-age=0; path=/`
  window.history.replaceState(null, '', '/')
})

/** A list in this language, opened by a browser that asks for these. */
function open(locale: Locale, asked: string[]) {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(asked)
  window.history.replaceState(null, '', `/${locale}/sections/city?after=1`)
  renderIn(locale, <LanguageOffer language={locale} missing={locales.filter((other) => other !== locale)} />)
  runInThisContext(offerScript)
}

const offered = () => screen.queryAllByRole('link')

describe.each(locales)('the offer on a list in %s', (locale) => {
  const others = locales.filter((other) => other !== locale)
  const t = say(locale, 'LanguageList')

  it('names the languages that the browser asks for, each in itself, and leads to this list in them', () => {
    const asked = [...others].reverse()
    open(locale, [locale, 'de-AT', ...asked.map((other) => `${other}-XX`), 'constructor'])
    const [link] = offered()
    expect(link).toHaveAttribute('href', `/${[locale, ...asked].join('+')}/sections/city?after=1`)
    expect(link).toHaveAttribute('data-languages', [locale, ...asked].join('+'))
    for (const other of others) expect(screen.getByText(localeFacts[other].endonym)).toHaveAttribute('lang', other)
  })

  it('names none that it does not ask for', () => {
    const [only] = others
    open(locale, [only ?? 'en'])
    expect(offered()[0]).toHaveAttribute('data-languages', `${locale}+${only}`)
    for (const other of others.slice(1)) expect(screen.getByText(localeFacts[other].endonym)).not.toBeVisible()
  })

  it('is not there for a browser that asks for this language alone', () => {
    open(locale, [locale, 'de'])
    expect(offered()).toEqual([])
  })

  it('is made once', async () => {
    open(locale, others)
    await userEvent.click(screen.getByRole('button', { name: t('decline') }))
    expect(offered()).toEqual([])
    document.body.replaceChildren()
    open(locale, others)
    expect(offered()).toEqual([])
  })

  it('is not made to somebody who has chosen', () => {
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store
    document.cookie = `${languagesCookie}=${locale}; path=/`
    open(locale, others)
    expect(offered()).toEqual([])
  })
})
