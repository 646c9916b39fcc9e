import { unfoldScript } from '@/lib/site/unfold-script'
import { wakeScript } from '@/lib/site/wake-script'

/** Loads the page's other scripts when somebody touches the page. A constant, so its hash can stand in a policy. */
export function WakeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of lib/site/wake-script.ts
  return <script dangerouslySetInnerHTML={{ __html: wakeScript }} />
}

/** Lays out the page from its top to its end. A constant as well. */
export function UnfoldScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of lib/site/unfold-script.ts
  return <script dangerouslySetInnerHTML={{ __html: unfoldScript }} />
}
