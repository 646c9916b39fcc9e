import { articleBench } from './article'
import { coldBench } from './cold'
import { lighthouseBench } from './lighthouse'
import { proxyBench } from './proxy'
import { publishBench } from './publish'
import { syndicationBench } from './syndication/syndication'
import type { Bench } from './types'
import { weightBench } from './weight'

/** In the order in which they run. */
export const benches: readonly Bench[] = [
  articleBench,
  proxyBench,
  weightBench,
  lighthouseBench,
  syndicationBench,
  publishBench,
  coldBench,
]
