import { styleText } from 'node:util'

type Step<T> = {
  /** While it runs: "Starting PostgreSQL". */
  doing: string
  /** Afterwards: "PostgreSQL started"; null says nothing, for a step that had nothing to do. */
  done: string | ((result: T) => string | null)
  work: (progress: (detail: string) => void) => Promise<T>
}

export type Steps = {
  run: <T>(step: Step<T>) => Promise<T>
  say: (text: string) => void
}

type Output = { write: (text: string) => unknown; isTTY?: boolean; columns?: number }

/** A step this slow is announced before it is done, where no live line can show it. Milliseconds. */
const slow = 1_500

/** One aligned line per step with its time; on a terminal a live line while it runs. */
export function createSteps(
  output: Output = process.stdout,
  environment: Record<string, string | undefined> = process.env,
): Steps {
  const live = output.isTTY === true && environment.TERM !== 'dumb'
  const color = live && !environment.NO_COLOR
  const paint = (format: 'green' | 'dim', text: string) =>
    color ? styleText(format, text, { validateStream: false }) : text

  async function run<T>(step: Step<T>): Promise<T> {
    const started = performance.now()
    const elapsed = () => formatSeconds(performance.now() - started)
    let detail = ''
    const watch = live ? every(() => showLive()) : after(() => output.write(`· ${step.doing} …\n`))

    function showLive(): void {
      const line = `· ${step.doing} …  ${elapsed()}${detail ? `  ${detail}` : ''}`
      output.write(`\r\x1b[2K${paint('dim', line.slice(0, (output.columns ?? 80) - 1))}`)
    }

    try {
      const result = await step.work((text) => {
        detail = text
      })
      stop()
      const text = typeof step.done === 'string' ? step.done : step.done(result)
      if (text !== null)
        output.write(`${paint('green', '✓')} ${text.padEnd(36)}${paint('dim', elapsed().padStart(8))}\n`)
      return result
    } catch (error) {
      stop()
      throw error
    }

    function stop(): void {
      watch.stop()
      if (live) output.write('\r\x1b[2K')
    }
  }

  return { run, say: (text) => output.write(`${text}\n`) }
}

/** Runs the steps without a word, for commands that have their own output. */
export const silentSteps: Steps = {
  run: ({ work }) => work(() => undefined),
  say: () => undefined,
}

/** @example formatSeconds(425) // '0.4 s' */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function every(show: () => void): { stop: () => void } {
  const timer = setInterval(show, 120)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

function after(show: () => void): { stop: () => void } {
  const timer = setTimeout(show, slow)
  timer.unref()
  return { stop: () => clearTimeout(timer) }
}
