import { rmSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '../free-port'
import { errorMessage } from '../system-errors'
import { cloneCheckout, ordinaryUser, type Person } from './checkout'
import { isHeld, type Outcome, outcomeLine } from './report'
import { type Round, type Scenario, scenarios } from './scenarios'
import { processesIn } from './started-site'

/** Shows the promises of `npm start` on real clones, as root and as an ordinary user when we are root. */
export async function checkStart(options: { keep: boolean; only: string | undefined }): Promise<boolean> {
  const people: Person[] = process.getuid?.() === 0 ? [null, ordinaryUser()] : [null]
  let held = true
  for (const person of people) {
    const checkout = cloneCheckout(person)
    // One port throughout: the address of the site is part of its pages, another one would mean another build.
    const port = await freePort()
    const data = path.join(checkout.temporary, 'my data')
    try {
      for (const scenario of scenarios.filter(({ title }) => title.includes(options.only ?? ''))) {
        const outcome = await runScenario({ scenario, round: { checkout, port, data } })
        console.log(outcomeLine(outcome))
        held &&= isHeld(outcome)
      }
    } finally {
      if (options.keep) console.log(`Kept: ${checkout.temporary}`)
      else rmSync(checkout.temporary, { recursive: true, force: true })
    }
  }
  return held
}

async function runScenario(input: { scenario: Scenario; round: Round }): Promise<Outcome> {
  const { scenario, round } = input
  const named = { title: scenario.title, person: round.checkout.person?.name ?? process.env.USER ?? 'you' }
  try {
    return { ...named, ok: true, result: await scenario.run(round) }
  } catch (error) {
    for (const pid of processesIn(round.checkout)) process.kill(pid, 'SIGKILL')
    return { ...named, ok: false, reason: errorMessage(error) }
  }
}
