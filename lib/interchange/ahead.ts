/**
 * Works on a few values at once and gives the results in order: pictures are decoded by several threads while the
 * database writes, and never more than `count` values are held.
 *
 * @param work is called in order; its promise is awaited in order
 * @example for await (const page of mapAhead(urls, 3, load)) show(page)
 */
export async function* mapAhead<Input, Output>(
  source: AsyncIterable<Input> | Iterable<Input>,
  count: number,
  work: (input: Input) => Promise<Output>,
): AsyncGenerator<Output> {
  const running: Promise<Output>[] = []
  for await (const input of source) {
    const promise = work(input)
    // Its fault is thrown when its turn comes; until then it must not count as unhandled.
    promise.catch(() => undefined)
    running.push(promise)
    const first = running.length >= count ? running.shift() : undefined
    if (first) yield await first
  }
  for (const promise of running) yield await promise
}
