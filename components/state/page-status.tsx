/**
 * Makes the static page it stands on answer with this status (lib/delivery/page-cache.mjs) and keeps it out of indexes.
 * Unlike `notFound()`, the page keeps its text, its language and its links without JavaScript.
 */
export function PageStatus({ code }: { code: 404 | 410 | 503 }) {
  return (
    <>
      <meta name="page-status" content={String(code)} />
      <meta name="robots" content="noindex" />
    </>
  )
}
