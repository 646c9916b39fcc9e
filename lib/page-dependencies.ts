import { cacheTags } from './cache-tags'
import { renderContext } from './delivery/store/render-context.mjs'

/**
 * Says what the page that is being made depends on: it falls with any of these tags, on every instance. Every page falls
 * with `all`. Where no page is being made it says nothing to anybody.
 */
export function dependsOn(tags: Iterable<string>): void {
  const context = renderContext.getStore()
  if (!context) return
  context.dependencies ??= new Set([cacheTags.all])
  for (const tag of tags) context.dependencies.add(tag)
}
