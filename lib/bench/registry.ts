import { articleBench } from './article'
import type { Bench } from './types'
import { weightBench } from './weight'

/** In the order in which they run. */
export const benches: readonly Bench[] = [articleBench, weightBench]
