/** Asks again and again until the answer is true. False when the time (milliseconds) is over. */
export async function waitFor(options: {
  condition: () => boolean | Promise<boolean>
  timeout: number
  every?: number
}): Promise<boolean> {
  const end = performance.now() + options.timeout
  for (;;) {
    if (await options.condition()) return true
    if (performance.now() >= end) return false
    await new Promise((resolve) => setTimeout(resolve, options.every ?? 20))
  }
}
