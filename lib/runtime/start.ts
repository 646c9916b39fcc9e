import type { StartArguments } from './arguments'
import { ensureBuild } from './build'
import { startServing } from './serve'
import { endOnSignals } from './signals'
import { prepareSite } from './site'
import { createSteps, formatSeconds } from './steps'
import { createTeardown, type Teardown } from './teardown'

/** `npm start`: everything from the data directory to the served site, until a signal. */
export function start(options: StartArguments): Promise<void> {
  return untilStopped(async (teardown) => {
    const steps = createSteps()
    const site = await prepareSite({ mode: 'production', arguments: options, steps, teardown })
    const { serving } = await steps.run({
      doing: 'Building the site',
      done: (result: { built: boolean }) => (result.built ? 'Site built' : null),
      work: (progress) => ensureBuild({ paths: site.paths, environment: site.environment, progress }),
    })
    teardown.add(serving.release)
    const { untilEnd } = await startServing({ mode: 'start', site, steps, teardown })
    steps.say(`\nMeridian is ready at ${site.address.origin}   (${formatSeconds(performance.now())})`)
    steps.say(`Data: ${site.paths.root}   Stop with Ctrl-C.\n`)
    await untilEnd()
  })
}

/** `npm run dev`: the same database, with hot reload instead of a build. */
export function dev(options: StartArguments): Promise<void> {
  return untilStopped(async (teardown) => {
    const steps = createSteps()
    const site = await prepareSite({ mode: 'development', arguments: options, steps, teardown })
    const { untilEnd } = await startServing({ mode: 'dev', site, steps, teardown })
    steps.say(`\nMeridian (development) is ready at ${site.address.origin}`)
    steps.say(`Data: ${site.paths.root}   Stop with Ctrl-C.\n`)
    await untilEnd()
  })
}

/** Runs until the work ends, fails or is stopped by a signal; in every case everything that was started is stopped. */
async function untilStopped(run: (teardown: Teardown) => Promise<void>): Promise<void> {
  const teardown = createTeardown()
  const signals = endOnSignals(async () => {
    await teardown.run()
    // What the signal interrupted cleans up behind itself.
    await Promise.race([work, new Promise((resolve) => setTimeout(resolve, 500))])
  })
  const work = run(teardown).catch(async (error: unknown) => {
    const stopping = teardown.begun()
    await teardown.run()
    if (!stopping) throw error
  })
  await work
  signals.off()
}
