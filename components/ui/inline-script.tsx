/**
 * A script inside the page.
 *
 * @param code a constant: the Content-Security-Policy of every page names it by its hash (lib/delivery/finish/inline-scripts.ts)
 */
export function InlineScript({ code }: { code: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, never a text of a story
  return <script dangerouslySetInnerHTML={{ __html: code }} />
}
