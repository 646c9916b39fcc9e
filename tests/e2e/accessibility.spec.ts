import AxeBuilder from '@axe-core/playwright'
import { locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { pageKinds } from '@/tests/helpers/site-pages'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const locale of locales) {
  for (const { kind, path } of pageKinds(locale)) {
    test(`${locale}: ${kind} has no WCAG 2.2 AA violation, light and dark`, async ({ page }) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        if (colorScheme === 'light') await page.goto(path)
        const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
        const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`)
        expect(found, colorScheme).toEqual([])
      }
    })
  }
}
