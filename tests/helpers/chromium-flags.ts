import { chromiumFlags as flags } from '@/lib/bench/browser'

/** The browser of the tests, without its word that a program drives it. */
export const chromiumFlags = [...flags, '--disable-blink-features=AutomationControlled']
