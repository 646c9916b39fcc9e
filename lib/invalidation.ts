/**
 * Asks the running server to drop cached pages and reads.
 * The caches live in the server's memory, so a command in another process has to knock at its door.
 *
 * @returns whether the server did it; a server that is not there has nothing stale to show, so `false` is no fault
 */
export async function requestInvalidation(request: {
  origin: string
  secret: string
  tags: string[]
}): Promise<boolean> {
  try {
    const response = await fetch(new URL('/api/internal/invalidate', request.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-meridian-secret': request.secret },
      body: JSON.stringify({ tags: request.tags }),
      signal: AbortSignal.timeout(5_000),
    })
    return response.ok
  } catch {
    return false
  }
}
