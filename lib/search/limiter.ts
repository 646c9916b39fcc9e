import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Requests of one client in a minute. Suggestions come with every few letters. */
const perMinute = { search: 60, suggest: 240 } as const

export type LimitedKind = keyof typeof perMinute

export type Permission = { allowed: true } | { allowed: false; retryAfterSeconds: number }

type Limiters = Record<LimitedKind, RateLimiterMemory>

const globals = globalThis as typeof globalThis & { meridianSearchLimiters?: Limiters }

/** On globalThis, because pages and endpoints are bundled apart and would count apart. */
function limiters(): Limiters {
  globals.meridianSearchLimiters ??= {
    search: new RateLimiterMemory({ points: perMinute.search, duration: 60 }),
    suggest: new RateLimiterMemory({ points: perMinute.suggest, duration: 60 }),
  }
  return globals.meridianSearchLimiters
}

/**
 * Whether a client may search, and when it may if not. Counted in this process's memory: addresses are written nowhere,
 * and several instances allow each their share.
 *
 * @param client address of lib/client-address.ts; without one, all share a single allowance
 */
export async function permit(kind: LimitedKind, client: string | null): Promise<Permission> {
  try {
    await limiters()[kind].consume(client ?? 'unknown')
    return { allowed: true }
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) }
  }
}
