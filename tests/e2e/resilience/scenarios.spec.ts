import { expect, test } from '@playwright/test'
import { type Arena, openArena } from '@/lib/chaos/arena'
import { scenarios } from '@/lib/chaos/registry'
import { projectRoot } from '@/tests/helpers/source-files'

// One after another, in one arena: each breaks what the others stand on.
test.describe.configure({ mode: 'default' })

let arena: Arena

test.beforeAll(async () => {
  arena = await openArena({
    checkout: process.env.MERIDIAN_TEST_CHECKOUT ?? projectRoot,
    origin: process.env.MERIDIAN_TEST_ORIGIN ?? '',
  })
})
test.afterAll(async () => {
  await arena.close()
})

for (const scenario of scenarios) {
  test(scenario.title, async () => {
    test.setTimeout(300_000)
    const seen = await scenario.run({ arena, size: scenario.sizes.short, isMeasured: false, say: () => undefined })
    expect(seen).not.toBe('')
  })
}
