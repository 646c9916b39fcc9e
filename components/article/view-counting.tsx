import { InlineScript } from '@/components/ui/inline-script'
import { viewScript } from '@/lib/views/page-script'

/** What a page reports: a story that was read, or the language it was looked for in and not found. */
type Report = { articleId: string; translationId: string } | { articleId: string; missing: string }

/** Runs the counting script, which needs an element with `data-views` before it. */
export function ViewCounting() {
  return <InlineScript code={viewScript} />
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
