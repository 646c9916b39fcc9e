import { viewScript } from '@/lib/views/page-script'

/** What a page reports: a story that was read, or the language it was looked for in and not found. */
type Report = { articleId: string; translationId: string } | { articleId: string; missing: string }

/**
 * Runs the counting script, which needs an element with `data-views` before it. A constant, so its hash can stand in a
 * policy.
 */
export function ViewCounting() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of page-script.ts
  return <script dangerouslySetInnerHTML={{ __html: viewScript }} />
}

/** Counting on pages that show no number. */
export function SilentCounting({ report }: { report: Report }) {
  return (
    <>
      <span hidden data-views={JSON.stringify(report)} />
      <ViewCounting />
    </>
  )
}
