import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { knowsSchema, rememberSchema } from '@/lib/runtime/known-schema'
import { temporaryDirectory } from './temporary-directory'

const directory = temporaryDirectory()

it('a data directory can do without its database only in the version that it was served with', () => {
  expect(knowsSchema(directory())).toBe(false)
  rememberSchema(directory())
  expect(knowsSchema(directory())).toBe(true)
  writeFileSync(path.join(directory(), 'pages', 'schema'), '20200101000000_earlier')
  expect(knowsSchema(directory())).toBe(false)
})
