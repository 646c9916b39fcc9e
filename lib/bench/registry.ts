import { articleBench } from './article'
import { lighthouseBench } from './lighthouse'
import type { Bench } from './types'
import { weightBench } from './weight'

/** In the order in which they run. */
export const benches: readonly Bench[] = [articleBench, weightBench, lighthouseBench]
