import AxeBuilder from '@axe-core/playwright'
import { locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { pageKinds, story } from '@/tests/helpers/site-pages'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function violations(axe: AxeBuilder): Promise<string[]> {
  const result = await axe.analyze()
  return result.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  )
}

for (const locale of locales) {
  for (const { kind, path } of pageKinds(locale)) {
    test(`${locale}: ${kind} has no WCAG 2.2 AA violation, light and dark`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.goto(path)
      expect(await violations(new AxeBuilder({ page }).withTags(standards)), 'light').toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      // Only colours differ.
      expect(await violations(new AxeBuilder({ page }).withRules(['color-contrast'])), 'dark').toEqual([])
    })
  }
}

test('text of a story has the contrast of WCAG AAA, light and dark', async ({ page }) => {
  await page.goto(story.blocks('en'))
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page })
      .include('[data-block] > :is(p, h2, h3, ul, ol), [data-block] blockquote')
      .withRules(['color-contrast-enhanced'])
    expect(await violations(axe), colorScheme).toEqual([])
  }
})
