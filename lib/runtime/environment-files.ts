import path from 'node:path'
import { parseEnv } from 'node:util'
import { parseEnv as checkEnvironment } from '@/lib/env'
import { Failure } from './failures'
import { readIfPresent } from './files'
import { projectRoot } from './paths'
import { errorMessage } from './system-errors'

/** Reads .env.local and .env as Next does; what is set already wins. */
export function loadEnvironmentFiles(): void {
  for (const name of ['.env.local', '.env']) {
    const values = parseEnv(readIfPresent(path.join(projectRoot, name)) ?? '')
    for (const [key, value] of Object.entries(values)) process.env[key] ??= value
  }
}

/**
 * Reports every bad variable before anything is made.
 *
 * @returns the public address of the site
 * @throws Failure `bad_environment`
 */
export function siteOrigin(options: { port: number }): string {
  try {
    const { MERIDIAN_ORIGIN } = checkEnvironment({
      ...process.env,
      DATABASE_URL: process.env.DATABASE_URL || 'postgresql://embedded',
      MERIDIAN_ORIGIN: process.env.MERIDIAN_ORIGIN || `http://localhost:${options.port}`,
      MERIDIAN_DATA_DIR: process.env.MERIDIAN_DATA_DIR || '.data',
    })
    return MERIDIAN_ORIGIN
  } catch (cause) {
    const [sentence = '', ...lines] = errorMessage(cause).split('\n')
    throw new Failure('bad_environment', {
      sentence: sentence.replace(/:$/, '.'),
      advice: `Correct these variables:\n${lines.join('\n')}`,
      cause,
    })
  }
}
