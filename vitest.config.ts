import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// A zone with a :45 offset shows every date that was formatted without an explicit zone. Workers inherit it.
process.env.TZ = 'Asia/Kathmandu'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    // Two cores: more workers only make every test slower and time-outs likelier.
    maxWorkers: 2,
    // Property tests on a machine that is busy with other things.
    testTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // next-intl imports `next/navigation` without an extension, which Node's own resolver refuses.
    server: { deps: { inline: ['next-intl'] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/setup/console.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/setup/console.ts', 'tests/setup/dom.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['tests/db/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/setup/postgres.ts'],
          setupFiles: ['tests/setup/console.ts'],
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
