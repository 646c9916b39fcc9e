import { offerScript } from '@/lib/i18n/offer-script'
import { preferencesScript } from '@/lib/site/preferences-script'
import { unfoldScript } from '@/lib/site/unfold-script'
import { wakeScript } from '@/lib/site/wake-script'
import { viewScript } from '@/lib/views/page-script'

/** Our own inline scripts, the same on every page. Each page's policy blesses them by their hash. */
export const inlineScripts: ReadonlySet<string> = new Set([
  preferencesScript,
  wakeScript,
  unfoldScript,
  offerScript,
  viewScript,
])
