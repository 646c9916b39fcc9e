import type { BlockList } from 'node:net'
import { isInNetworks } from '@/lib/networks'
import { classifyReferrer } from './referrer'
import { headerText, judgeSender, type RequestHeaders } from './requests'
import type { ViewInput } from './schema'
import type { Views } from './service'
import type { CountAnswer } from './types'

/** What counting needs to know of the site and of the request a view came with. */
export type ViewRequest = {
  headers: RequestHeaders
  /** The client's network, as lib/client-address.ts writes it. */
  address: string
  origin: string
  staff: BlockList
}

export type ViewResult = CountAnswer | { kind: 'stranger' } | { kind: 'noted' }

/**
 * One view, however it came in: judged, counted when it is a reader's, tallied when it is a machine's. The newsroom's
 * own are neither.
 *
 * @throws AppError `overloaded`
 */
export async function countView(views: Views, view: ViewInput, request: ViewRequest): Promise<ViewResult> {
  const { counter } = views
  const staffNetwork = isInNetworks(request.staff, request.address)
  const sender = judgeSender({ headers: request.headers, origin: request.origin, staffNetwork })
  if (sender === 'stranger') return { kind: 'stranger' }
  if (sender === 'staff') return { kind: 'noted' }
  const reader = { network: request.address, agent: headerText(request.headers, 'user-agent') }
  const kind = sender !== 'human' ? sender : view.driven || counter.tooFast(reader) ? 'automated' : 'human'
  if ('missing' in view) {
    if (kind === 'human') counter.tallyMissing({ articleId: view.articleId, locale: view.missing })
    return { kind: 'noted' }
  }
  if (kind !== 'human') {
    counter.tallyBot({ kind, id: view.translationId })
    return { kind: 'noted' }
  }
  const referrer =
    view.from === '' ? 'direct' : classifyReferrer({ host: view.from, own: new URL(request.origin).hostname })
  return counter.count({ articleId: view.articleId, translationId: view.translationId, referrer, reader })
}
