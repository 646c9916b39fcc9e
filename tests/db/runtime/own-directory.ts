import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '@/lib/runtime/embedded-database'
import { type DataPaths, dataPaths } from '@/lib/runtime/paths'
import { loadSecrets } from '@/lib/runtime/secrets'

type OwnDirectory = { paths: () => DataPaths; start: () => Promise<EmbeddedDatabase> }

/** A data directory for each test, that only its owner can enter; servers started in it are stopped with it. */
export function ownDataDirectory(): OwnDirectory {
  let paths = dataPaths('/nowhere')
  let started: EmbeddedDatabase[] = []
  beforeEach(() => {
    paths = dataPaths(mkdtempSync(path.join(tmpdir(), 'meridian data ')))
    started = []
  })
  afterEach(async () => {
    for (const database of started) await database.stop()
    rmSync(paths.root, { recursive: true, force: true })
  })
  return {
    paths: () => paths,
    async start() {
      const { secrets, created } = loadSecrets(paths.secrets)
      const database = await startEmbeddedDatabase({ paths, secrets, secretsCreated: created })
      started.push(database)
      return database
    },
  }
}
