/** Buckets grow by 2 %, from a microsecond: a percentile is exact to 2 %, and a million answers need no memory. */
const growth = Math.log(1.02)
const smallest = 0.001
const buckets = 1_200

export type Latencies = {
  /** @param milliseconds how long one answer took */
  add: (milliseconds: number) => void
  /** @param share 0.99 for the 99th percentile. Milliseconds; 0 when nothing was added. */
  quantile: (share: number) => number
}

/** Collects latencies without keeping them. */
export function collectLatencies(): Latencies {
  const counts = new Uint32Array(buckets)
  let total = 0
  let longest = 0
  return {
    add(milliseconds) {
      const bucket = milliseconds <= smallest ? 0 : Math.ceil(Math.log(milliseconds / smallest) / growth)
      const index = Math.min(bucket, buckets - 1)
      counts[index] = (counts[index] ?? 0) + 1
      total += 1
      if (milliseconds > longest) longest = milliseconds
    },
    quantile(share) {
      let left = Math.ceil(total * share)
      for (const [bucket, count] of counts.entries()) {
        left -= count
        if (left <= 0) return total === 0 ? 0 : Math.min(longest, smallest * Math.exp(bucket * growth))
      }
      return longest
    },
  }
}
