import { locales } from '@/lib/i18n/locales'
import { demoSections, demoSettings } from '@/tests/helpers/demo'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'

const names: Record<string, string> = {
  x: 'X',
  youtube: 'YouTube',
  instagram: 'Instagram',
  facebook: 'Facebook',
  telegram: 'Telegram',
  appStore: 'App Store',
  googlePlay: 'Google Play',
}

for (const locale of locales) {
  test(`${locale}: the header's links come from the settings, an empty one is hidden`, async ({ page }) => {
    await page.goto(`/${locale}`)
    const header = page.locator('header').first()
    const entries = Object.entries(demoSettings.links)
    expect(entries.some(([, address]) => address === '')).toBe(true)
    for (const [key, address] of entries) {
      const link = header.getByRole('link', { name: new RegExp(`(^|\\s)${names[key]}$`) })
      if (address) await expect(link).toHaveAttribute('href', address)
      else await expect(link).toHaveCount(0)
    }
  })

  test(`${locale}: the header leads to the front page and to every section`, async ({ page }) => {
    await page.goto(`/${locale}/about`)
    const sections = page.getByRole('navigation', { name: say(locale, 'SiteHeader')('sections') }).first()
    for (const { slug, names: of } of demoSections) {
      await expect(sections.getByRole('link', { name: of[locale], exact: true })).toHaveAttribute(
        'href',
        `/${locale}/sections/${slug}`,
      )
    }
    await page
      .getByRole('link', { name: say(locale, 'SiteHeader')('home', { site: demoSettings.names[locale] }) })
      .click()
    await expect(page).toHaveURL(new RegExp(`/${locale}$`))
  })

  test(`${locale}: the footer has the reuse terms of this language and the year`, async ({ page }) => {
    await page.goto(`/${locale}`)
    const footer = page.locator('footer')
    await expect(footer).toContainText(demoSettings.footerNotice[locale])
    await expect(footer).toContainText(`© ${new Date().getUTCFullYear()}`)
    await footer.getByRole('link', { name: say(locale, 'SiteFooter')('reuse') }).click()
    await expect(page).toHaveURL(new RegExp(`/${locale}/reuse$`))
    await expect(page.locator('main p').nth(1)).toBeVisible()
  })

  test(`${locale}: the keyboard reaches the content in one step`, async ({ page }) => {
    await page.goto(`/${locale}`)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: say(locale, 'SiteHeader')('skip') })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.locator('#content')).toBeFocused()
  })

  test(`${locale}: section pages have a name and a description in this language`, async ({ page }) => {
    for (const { slug, names: of, descriptions } of demoSections) {
      await page.goto(`/${locale}/sections/${slug}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(of[locale])
      await expect(page.locator('main header')).toContainText(descriptions[locale])
    }
  })
}
