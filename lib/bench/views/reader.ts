import { setTimeout as wait } from 'node:timers/promises'
import type { Story } from './site'

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'

export type Reading = { reader: number; story: Story }

/** The status of the answer to one beacon; null when there was none. */
async function send(port: number, { reader, story }: Reading): Promise<number | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/views`, {
      method: 'POST',
      headers: {
        Origin: `http://localhost:${port}`,
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Dest': 'empty',
        'Accept-Language': 'hy',
        'User-Agent': agent,
        'X-Forwarded-For': `10.${(reader >> 16) & 255}.${(reader >> 8) & 255}.${reader & 255}`,
      },
      body: JSON.stringify(story),
      signal: AbortSignal.timeout(10_000),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}

/**
 * A reader who comes again until the view is acknowledged.
 *
 * @returns how often the server asked to come again
 */
export async function readUntilCounted(port: number, reading: Reading): Promise<number> {
  for (let refused = 0; ; ) {
    const status = await send(port, reading)
    if (status === 200) return refused
    if (status !== null) refused += 1
    await wait(20 + Math.random() * 80)
  }
}
