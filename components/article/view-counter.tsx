/**
 * The number of views. Nothing of it hydrates: the page's plain script brings it up to date and sends the view
 * (lib/views/page-script.ts).
 *
 * @param initial the number as of the last time the page was made
 * @param action the server action's name in a request; without it views go through the beacon
 */
export function ViewCounter({
  articleId,
  translationId,
  initial,
  action,
}: {
  articleId: string
  translationId: string
  initial: string
  action: string | undefined
}) {
  return (
    <span data-views={JSON.stringify({ articleId, translationId })} data-action={action} suppressHydrationWarning>
      {initial}
    </span>
  )
}
