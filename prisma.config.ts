import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'node --import tsx scripts/seed.ts' },
  // Commands that need no database (generate, validate) must work without one.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
