import { viewScript } from './view-script'

/** Runs the counting script; stands after the element with `data-views`. A constant, so its hash can stand in a policy. */
export function ViewCounting() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of view-script.ts
  return <script dangerouslySetInnerHTML={{ __html: viewScript }} />
}

/** Tells that a reader wanted a story in a language it does not exist in. */
export function MissingCounting({ articleId, locale }: { articleId: string; locale: string }) {
  return (
    <>
      <span hidden data-views={JSON.stringify({ articleId, missing: locale })} />
      <ViewCounting />
    </>
  )
}
