import { handedAddress } from '@/lib/client-address'
import { type BeaconAnswer, handleBeacon, handleCount } from '@/lib/views/beacon'
import { beaconLimit } from '@/lib/views/constants'

/** Behind the server in front this is asked only when that one is not there (`npm run dev`). */
export async function POST(request: Request): Promise<Response> {
  const long = Number(request.headers.get('content-length') ?? 0) > beaconLimit
  return respond(
    await handleBeacon({
      headers: Object.fromEntries(request.headers),
      body: long ? ' '.repeat(beaconLimit + 1) : await request.text(),
      address: handedAddress(request.headers),
    }),
  )
}

/** `GET /api/v1/views?story=<id>&locale=hy` → `{ "count": 678, "label": "678 դիտում", "way": "action" }` */
export async function GET(request: Request): Promise<Response> {
  return respond(await handleCount(new URL(request.url).searchParams))
}

function respond({ status, headers, body }: BeaconAnswer): Response {
  return new Response(body, { status, headers })
}
