import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '@/lib/runtime/free-port'
import { dataPaths } from '@/lib/runtime/paths'
import { readLastRun } from '@/lib/runtime/run-file'
import { loadSecrets } from '@/lib/runtime/secrets'
import { startSite } from './site-process'

/** Files of the next version that differ: one that browsers run on every page, and the actions that pages call. */
const changes = {
  'components/site/keep-place.client.tsx':
    "\nif (typeof document !== 'undefined') document.documentElement.dataset.build = 'next'\n",
  'lib/views/actions.ts': '\n// The next version.\n',
}

/**
 * The version after the one that is being tested, built from changed sources with the same key and started on the same
 * database and with the scripts that the data directory keeps of the version before, as an upgrade finds them.
 */
export async function startNextBuild(site: {
  checkout: string
  data: string
}): Promise<{ origin: string; stop: () => Promise<void> }> {
  const checkout = path.join(path.dirname(site.checkout), 'next')
  rmSync(checkout, { recursive: true, force: true })
  cpSync(site.checkout, checkout, {
    recursive: true,
    filter: (source) => !['node_modules', '.next'].includes(path.relative(site.checkout, source)),
  })
  symlinkSync(path.join('..', '..', 'node_modules'), path.join(checkout, 'node_modules'), 'junction')
  for (const [file, text] of Object.entries(changes)) appendFileSync(path.join(checkout, file), text)
  const data = mkdtempSync(path.join(tmpdir(), 'meridian-next-build-'))
  for (const kept of ['static', 'media']) cpSync(path.join(site.data, kept), path.join(data, kept), { recursive: true })
  const port = await freePort()
  const { secrets } = loadSecrets(dataPaths(site.data).secrets)
  const running = await startSite({
    checkout,
    port,
    data,
    environment: {
      DATABASE_URL: readLastRun(dataPaths(site.data))?.databaseUrl ?? '',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.serverActionsKey,
    },
  })
  return {
    origin: `http://localhost:${port}`,
    async stop() {
      await running.stop()
      rmSync(data, { recursive: true, force: true })
      rmSync(checkout, { recursive: true, force: true })
    },
  }
}
