import { behindNginx } from './scenarios/behind-nginx'
import { blackHole } from './scenarios/black-hole'
import { databaseGone } from './scenarios/database-gone'
import { diskInTheWay } from './scenarios/disk-in-the-way'
import { killedRendering } from './scenarios/killed-rendering'
import { poisonedRequests } from './scenarios/poisoned-requests'
import { publishedAndKilled } from './scenarios/published-and-killed'
import { randomAddresses } from './scenarios/random-addresses'
import { slowClients } from './scenarios/slow-clients'
import { viewsOnDisk } from './scenarios/views-on-disk'
import type { Scenario } from './types'

/** Those that need nothing but Meridian, and so are part of npm test. */
export const scenarios: readonly Scenario[] = [
  databaseGone,
  blackHole,
  killedRendering,
  publishedAndKilled,
  randomAddresses,
  diskInTheWay,
  poisonedRequests,
  slowClients,
  viewsOnDisk,
]

export const allScenarios: readonly Scenario[] = [...scenarios, behindNginx]
