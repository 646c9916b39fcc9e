import { preferencesScript } from '@/lib/site/preferences-script'

/**
 * Applies the remembered theme and text size before the first paint, so that nothing flashes. One constant script: the
 * Content-Security-Policy of every page names its hash.
 */
export function PreferencesScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of lib/site/preferences-script.ts
  return <script dangerouslySetInnerHTML={{ __html: preferencesScript }} />
}
