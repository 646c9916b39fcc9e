import { errorStatus, isAppError } from '@/lib/errors'
import { logger } from '@/lib/logger'
import { beaconLimit } from './constants'
import { frontDoor, type Way } from './front-door'
import { type Received, receiveView, storyCount } from './receive'
import type { RequestHeaders } from './requests'
import { countQuerySchema, viewSchema } from './schema'

export type BeaconAnswer = { status: number; headers: Record<string, string>; body: string }

const json = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }

/**
 * How long browsers and shared caches may keep a number. Seconds; together less than `numbersRightWithin`. While readers
 * are sent to the action each of them must ask here, or nobody would see a rush coming; in the rush caches may answer.
 */
const kept: Record<Way, string> = { action: 'private, max-age=2', beacon: 'public, max-age=2, s-maxage=4' }

const statuses: Record<Received['kind'], number> = { counted: 200, noted: 202, stranger: 403, unknown: 404 }

function answer(status: number, value: unknown, headers: Record<string, string> = json): BeaconAnswer {
  return { status, headers, body: JSON.stringify(value) }
}

/**
 * `POST /api/v1/views` without a transport: the server in front calls it before Next is asked, Next's route handler
 * where there is no such server. Answers when the view is durable: 200 with the story's number and its sentence, 202
 * when there was nothing to count, 503 when the page should come again.
 *
 * @param body the text as it came; one over `beaconLimit` need not be read to its end
 * @param address the client's network (lib/client-address.ts); without one nobody can be told apart
 */
export async function handleBeacon(request: {
  headers: RequestHeaders
  body: string
  address: string | null
}): Promise<BeaconAnswer> {
  if (request.body.length > beaconLimit) return answer(413, { error: 'too long' })
  const parsed = viewSchema.safeParse(parseBody(request.body))
  if (!parsed.success) return answer(errorStatus.bad_input, { error: 'not a view' })
  try {
    const { headers, address } = request
    const { kind, ...value } = await receiveView({ view: parsed.data, request: { headers, address } })
    return answer(statuses[kind], value)
  } catch (error) {
    return refusal(error)
  }
}

function refusal(error: unknown): BeaconAnswer {
  const code = isAppError(error) ? error.code : 'database_unavailable'
  if (code !== 'overloaded') logger.error('a view failed', error)
  return answer(errorStatus[code], { error: 'try again later' }, { ...json, 'Retry-After': '10' })
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/**
 * `GET /api/v1/views?story=…&locale=hy`: the number for the page, with its sentence, and which way views should come in.
 */
export async function handleCount(query: URLSearchParams): Promise<BeaconAnswer> {
  const parsed = countQuerySchema.safeParse(Object.fromEntries(query))
  if (!parsed.success) return answer(errorStatus.bad_input, { error: 'story and locale are needed' })
  const { story, locale } = parsed.data
  try {
    const found = await storyCount({ story, locale })
    if (found === null) return answer(errorStatus.not_found, { error: 'no such story' })
    const way = frontDoor().way()
    return answer(200, { ...found, way }, { ...json, 'Cache-Control': kept[way] })
  } catch (error) {
    // The page keeps the number it has.
    return refusal(error)
  }
}
