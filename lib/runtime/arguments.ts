import { parseArgs } from 'node:util'
import { Failure } from './failures'
import { errorMessage } from './system-errors'

export type StartArguments = { port: number; data: string | undefined; seed: boolean }

/** Flags of `npm start` and `npm run dev`; scripts/help/*.txt describe them. */
export const startFlags = {
  port: { type: 'string' },
  data: { type: 'string' },
  'no-seed': { type: 'boolean' },
} as const

type Input = { args: string[]; environment: Record<string, string | undefined> }

/**
 * @example parseStartArguments({ args: ['--port', '4000'], environment: {} }) // { port: 4000, data: undefined, seed: true }
 * @throws Failure `bad_arguments`
 */
export function parseStartArguments({ args, environment }: Input): StartArguments {
  refuseSwallowedFlags(environment)
  const { values } = orExplain(() => parseArgs({ args, options: startFlags }))
  return {
    port: parsePort(values.port ?? environment.PORT ?? '3000'),
    data: values.data,
    seed: !values['no-seed'],
  }
}

export type MigrateArguments = { data: string | undefined } & (
  | { command: 'apply' | 'check' }
  | { command: 'new'; words: string }
)

export const migrateFlags = { data: { type: 'string' }, check: { type: 'boolean' } } as const

/**
 * @example parseMigrateArguments({ args: ['new', 'add_pins'], environment: {} }) // { command: 'new', words: 'add_pins', … }
 * @throws Failure `bad_arguments`
 */
export function parseMigrateArguments({ args, environment }: Input): MigrateArguments {
  refuseSwallowedFlags(environment)
  const { values, positionals } = orExplain(() => parseArgs({ args, options: migrateFlags, allowPositionals: true }))
  const [command, ...words] = positionals
  const { data } = values
  if (command === undefined) return { command: values.check ? 'check' : 'apply', data }
  if (command === 'new' && !values.check) return { command: 'new', words: words.join(' '), data }
  throw badArguments({ sentence: `There is no "npm run migrate -- ${args.join(' ')}"` })
}

function orExplain<T>(parse: () => T): T {
  try {
    return parse()
  } catch (cause) {
    throw badArguments({ sentence: errorMessage(cause).split('. ')[0] ?? '', cause })
  }
}

/** Without "--", npm keeps the flags for itself and starts us without them, on another port than was asked for. */
function refuseSwallowedFlags(environment: Record<string, string | undefined>): void {
  const swallowed = ['port', 'data', 'seed', 'check'].find((name) => environment[`npm_config_${name}`] !== undefined)
  if (!swallowed || !environment.npm_lifecycle_event) return
  throw badArguments({ sentence: `npm kept the flag --${swallowed === 'seed' ? 'no-seed' : swallowed} for itself` })
}

function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  throw badArguments({ sentence: `"${text}" is not a port (1 to 65535)` })
}

function badArguments(options: { sentence: string; cause?: unknown }): Failure {
  return new Failure('bad_arguments', {
    sentence: `${options.sentence}.`,
    advice: 'Flags follow a double dash: npm start -- --port 4000. The flag --help lists them.',
    cause: options.cause,
  })
}
