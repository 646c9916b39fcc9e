import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** Groups of rules: WCAG 2.2 AA and what axe recommends beyond it. */
export const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Brings axe into an open page, once: reading its 600 KB takes half as long as what it then does. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source)
}

/**
 * What a page that has axe violates.
 *
 * @param options.runOnly names of rules, or of groups of them; all by default
 * @param options.include a selector; the whole page by default
 */
export async function axeViolations(
  page: Page,
  options: { runOnly?: string[]; include?: string } = {},
): Promise<{ id: string; help: string; html: string[] }[]> {
  const { include, runOnly } = options
  const rules: RunOptions = { resultTypes: ['violations'], ...(runOnly ? { runOnly } : {}) }
  const { violations } = await page.evaluate(({ include, rules }) => window.axe.run(include ?? document, rules), {
    include,
    rules,
  })
  return violations.map(({ id, help, nodes }) => ({ id, help, html: nodes.map(({ html }) => html) }))
}
