import { setTimeout as wait } from 'node:timers/promises'

/** What the page of a story reports. */
export type Story = { articleId: string; translationId: string }

/** What a browser says it is. */
export const agent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'

export type Reading = { reader: number; story: Story }

export function networkOf(reader: number): string {
  return `10.${(reader >> 16) & 255}.${(reader >> 8) & 255}.${reader & 255}`
}

/** The answer to one beacon: its status, and the number that the reader is told; null when there was none. */
export async function sendReading(
  port: number,
  { reader, story }: Reading,
): Promise<{ status: number; count: number | null } | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/views`, {
      method: 'POST',
      headers: {
        Origin: `http://127.0.0.1:${port}`,
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Dest': 'empty',
        'Accept-Language': 'hy',
        'User-Agent': agent,
        'X-Forwarded-For': networkOf(reader),
      },
      body: JSON.stringify(story),
      signal: AbortSignal.timeout(10_000),
    })
    const answer: unknown = await response.json().catch(() => null)
    const isCounted = typeof answer === 'object' && answer !== null && 'count' in answer
    return { status: response.status, count: isCounted ? Number(answer.count) : null }
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
    const answer = await sendReading(port, reading)
    if (answer?.status === 200) return refused
    if (answer) refused += 1
    await wait(20 + Math.random() * 80)
  }
}
