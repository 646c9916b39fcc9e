import { test as base, expect, type Page } from '@playwright/test'
import { awakeEvent, heldScriptsId, patience } from '@/lib/site/wake-script'

/** Faults a page reported, in the order they came. */
function watch(page: Page): string[] {
  const faults: string[] = []
  const documents = new Set<string>()
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.add(request.url())
  })
  page.on('console', (message) => {
    const type = message.type()
    // Chromium also reports the missing or withdrawn page that the test went to; a missing picture or script is a fault.
    if (/status of (404|410)/.test(message.text()) && documents.has(message.location().url)) return
    if (type === 'error' || type === 'warning')
      faults.push(`console.${type}: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => {
    // Chromium's own word for a page change without its cross-fade (a busy machine); no script of ours is in it.
    if (/^Transition was skipped/.test(error.message)) return
    faults.push(`uncaught: ${error.message}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  return faults
}

/**
 * A press waits for the scripts for a moment and then does without them. The machine that runs the tests may be slower than
 * any telephone, so here it waits ten times as long; that a link leads on without scripts is tested by refusing them.
 */
function bePatient({ event, waits }: { event: string; waits: number[] }): void {
  const set = window.setTimeout
  const patient = (handler: TimerHandler, delay?: number, ...rest: unknown[]) =>
    set(handler, delay !== undefined && waits.includes(delay) ? delay * 10 : delay, ...rest)
  Object.assign(window, { setTimeout: patient })
  window.addEventListener(event, () => Object.assign(window, { isAwake: true }))
}

type Fixtures = {
  /** Console messages a spec provokes on purpose, each with its reason beside it. */
  allowFault: (pattern: RegExp) => void
  faultWatch: undefined
}

/**
 * Playwright's `test` with a page that may report nothing: no console error or warning (hydration mismatches and blocked
 * scripts among them), no uncaught exception, no 5xx.
 */
export const test = base.extend<Fixtures & { allowed: RegExp[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs off this pattern
  allowed: async ({}, use) => {
    await use([])
  },
  allowFault: async ({ allowed }, use) => {
    await use((pattern) => allowed.push(pattern))
  },
  faultWatch: [
    async ({ page, allowed }, use) => {
      const faults = watch(page)
      await page.addInitScript(bePatient, { event: awakeEvent, waits: [patience.button, patience.link] })
      await use(undefined)
      expect(faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))).toEqual([])
    },
    { auto: true },
  ],
})

/** Wakes a page as a reader does: a first move only tells where the pointer is, the second is one. */
export async function touch(page: Page): Promise<void> {
  await page.mouse.move(50, 50)
  await page.mouse.move(60, 60)
}

/** Wakes a page and waits until everything on it has hydrated. */
export async function wake(page: Page): Promise<void> {
  await touch(page)
  await page.waitForFunction((id) => 'isAwake' in window || !document.getElementById(id), heldScriptsId)
}

export { expect }
