type Options<Input, Output> = {
  /** Values that are worked on at the same time. */
  count: number
  /** One that is so large that it is worked on alone. */
  isHeavy: (input: Input) => boolean
  /** Called in order; its promises are awaited in order. */
  work: (input: Input) => Promise<Output>
}

/**
 * Works on a few values at once and gives the results in order: pictures are decoded by several threads while the
 * database writes, and memory stays bounded.
 *
 * @example for await (const page of mapAhead(urls, { count: 3, isHeavy: () => false, work: load })) show(page)
 */
export async function* mapAhead<Input, Output>(
  source: AsyncIterable<Input> | Iterable<Input>,
  { count, isHeavy, work }: Options<Input, Output>,
): AsyncGenerator<Output> {
  const running: Promise<Output>[] = []
  for await (const input of source) {
    const room = isHeavy(input) ? 0 : count - 1
    while (running.length > room) {
      const first = running.shift()
      if (first) yield await first
    }
    const promise = work(input)
    // Its fault is thrown when its turn comes; until then it must not count as unhandled.
    promise.catch(() => undefined)
    running.push(promise)
  }
  for (const promise of running) yield await promise
}
