import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../paths'

/** Who runs a round of the check; null is whoever runs the check itself. */
export type Person = { name: string; uid: number; gid: number } | null

export type Checkout = { directory: string; temporary: string; person: Person }

/** A fresh clone of the last commit, in a directory with a space, that only its owner can enter. */
export function cloneCheckout(person: Person): Checkout {
  const temporary = mkdtempSync(path.join(tmpdir(), 'meridian check '))
  const directory = path.join(temporary, 'my site')
  execFileSync('git', ['clone', '--quiet', projectRoot, directory])
  const home = path.join(temporary, 'home')
  mkdirSync(home)
  // The registry and the like: whoever owns the clone cannot enter our home.
  const configuration = path.join(homedir(), '.npmrc')
  if (existsSync(configuration)) copyFileSync(configuration, path.join(home, '.npmrc'))
  if (person) execFileSync('chown', ['-R', `${person.uid}:${person.gid}`, temporary])
  chmodSync(temporary, 0o700)
  return { directory, temporary, person }
}

/** An ordinary user for a check by root: it has a name (initdb wants one) and owns nothing. */
export function ordinaryUser(): Person {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { name: 'nobody', uid: id('-u'), gid: id('-g') }
}
