import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './lib/runtime/chromium'

/** Workers read this file too; looking for a browser once is enough. */
function browser() {
  process.env.MERIDIAN_TEST_BROWSER ??= JSON.stringify(findChromium())
  return JSON.parse(process.env.MERIDIAN_TEST_BROWSER)
}

const { executablePath, env } = browser()
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, locale: 'fr-FR' }

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './tests/setup/browser-site.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    ...(process.env.MERIDIAN_TEST_ORIGIN ? { baseURL: process.env.MERIDIAN_TEST_ORIGIN } : {}),
    timezoneId: 'Asia/Kathmandu',
    // A browser that asks for a language the portal does not speak: what is shown must come from the address.
    locale: 'fr-FR',
    launchOptions: {
      executablePath,
      env: { ...process.env, ...env },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: ['**/*.phone.spec.ts', '**/resilience/**'],
      use: desktop,
    },
    {
      name: 'phone',
      testMatch: '**/*.phone.spec.ts',
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
    {
      // Breaks and loads servers: beside it a browser would wait for its turn longer than a reader would.
      name: 'resilience',
      testMatch: '**/resilience/**',
      dependencies: ['desktop', 'phone'],
      use: desktop,
    },
  ],
})
