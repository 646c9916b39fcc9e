import { finishShared } from '../finish/finish-page'
import { surrogateTags } from '../finish/next-headers'
import { type RenderContext, renderContext } from '../store/render-context.mjs'
import type { Handler } from './ask'
import { capture } from './capture'
import type { MadeResponse, Nothing, Order } from './protocol'

type Options = {
  next: Handler
  /** The address whose page says that there is nothing at this one; null where there may be something. */
  nothingAt: (url: string) => Promise<string | null>
  constant: readonly [string, string][]
  onUnknownScript: (url: string, beginning: string) => void
}

/** Makes what is the same for everybody: asked of Next, and finished as it leaves. */
export function createMaker({ next, nothingAt, constant, onUnknownScript }: Options) {
  return async function make({ url, headers, startedAt, request }: Order): Promise<MadeResponse | Nothing> {
    const context: RenderContext = { startedAt, request }
    // A database that does not answer says nothing: the page does.
    const instead = await renderContext.run(context, () => nothingAt(url)).catch(() => null)
    if (instead !== null && instead !== url) return { instead, tags: [...(context.dependencies ?? [])] }
    context.dependencies = undefined
    const captured = await renderContext.run(context, () => capture(next, { url, headers }))
    const tags = [...new Set([...(context.tags ?? []), ...surrogateTags(captured)])]
    const response = finishShared(captured, {
      constant,
      tags,
      onUnknownScript: (beginning) => onUnknownScript(url, beginning),
    })
    return { headers: captured.headers, response, tags, madeAt: context.madeAt ?? startedAt }
  }
}
