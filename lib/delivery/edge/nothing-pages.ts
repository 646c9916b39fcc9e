import { delivery } from '../constants'
import type { Order } from '../renderer/protocol'
import { now } from '../store/tag-clock.mjs'
import type { MakingOptions, MakingResult } from './making'

/** No address begins with it. */
const nothingMark = 'nothing '

type Page = MakingResult & { startedAt: number }

/**
 * The pages for all addresses at which there is nothing, one for each beginning of an address. They are 404s, and the only ones that
 * are kept.
 */
export function createNothingPages(options: Pick<MakingOptions, 'make' | 'cache' | 'clock' | 'onRender'>) {
  const underWay = new Map<string, Promise<Page>>()

  function kept(url: string): MakingResult | null {
    const cached = options.cache.get(nothingMark + url)
    return cached && cached.freshUntil > now() ? cached : null
  }

  /** The page for all addresses of a language at which there is nothing: made once, whatever strangers ask for. */
  async function at(url: string, asked: Order): Promise<MakingResult> {
    const known = kept(url)
    if (known) return known
    const running = underWay.get(url)
    const page = await (running ?? make({ ...asked, url, startedAt: now() }))
    // Something on it may have fallen before this was asked: then it is not for who asks.
    return options.clock.isFresh(page.tags, page.startedAt) || !running ? page : at(url, asked)
  }

  function make(order: Order): Promise<Page> {
    const making = options.make(order).then((made) => {
      if ('instead' in made) throw new Error(`${order.url} stands for nothing, and has no page`)
      const { startedAt } = order
      const { response, tags } = made
      options.onRender(now() - startedAt)
      // A fault is not kept.
      if (response.status === 404 && options.clock.isFresh(tags, startedAt))
        options.cache.set(nothingMark + order.url, {
          response,
          tags,
          startedAt,
          freshUntil: now() + delivery.nothingKept,
        })
      return { response, tags, startedAt }
    })
    underWay.set(order.url, making)
    return making.finally(() => underWay.delete(order.url))
  }

  return { kept, at }
}
