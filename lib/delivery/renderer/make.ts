import { finishShared } from '../edge/finish-page'
import { surrogateTags } from '../edge/pages'
import { type RenderContext, renderContext } from '../store/render-context.mjs'
import type { Handler } from './ask'
import { capture } from './capture'
import type { MadeResponse, Order } from './protocol'

type Options = {
  next: Handler
  constant: readonly [string, string][]
  onUnknownScript: (url: string, beginning: string) => void
}

/** Makes what is the same for everybody: asked of Next, and finished as it leaves. */
export function createMaker({ next, constant, onUnknownScript }: Options) {
  return async function make({ url, headers, startedAt, request }: Order): Promise<MadeResponse> {
    const context: RenderContext = { startedAt, request }
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
