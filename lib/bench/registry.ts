import { articleBench } from './article'
import { lighthouseBench } from './lighthouse'
import { syndicationBench } from './syndication/syndication'
import type { Bench } from './types'
import { weightBench } from './weight'

/** In the order in which they run. */
export const benches: readonly Bench[] = [articleBench, weightBench, lighthouseBench, syndicationBench]
