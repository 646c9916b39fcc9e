import { preferencesScript } from '@/lib/site/preferences-script'
import { viewScript } from '@/lib/views/page-script'

/** Our own inline scripts, the same on every page. Each page's policy blesses them by their hash. */
export const inlineScripts: ReadonlySet<string> = new Set([preferencesScript, viewScript])
