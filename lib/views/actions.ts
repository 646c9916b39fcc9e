'use server'

import { headers } from 'next/headers'
import { defineAction } from '@/lib/action'
import { handedAddress } from '@/lib/client-address'
import { receiveView } from './receive'
import { viewSchema } from './schema'

const count = defineAction({
  schema: viewSchema,
  run: async (view) => {
    const given = await headers()
    return receiveView({ view, request: { headers: Object.fromEntries(given), address: handedAddress(given) } })
  },
})

/** The front door of counting: a page calls it once it has been read. Never invalidates a page. */
export async function countViewAction(input: unknown) {
  return count(input)
}
