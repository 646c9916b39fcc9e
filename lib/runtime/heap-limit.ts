/** MB. What a server keeps is bounded and comes to 150 MB; pages and pictures lie outside of this heap. */
const heapLimit = 1_024

/**
 * V8 collects when its heap has grown by a share of what was alive, and the share depends on how large it may become: where it
 * may have gigabytes that is four times, below this it is 1.6. Garbage of made pages stood at a hundred megabytes.
 *
 * @param nodeOptions those of the environment, whose own limit stays
 */
export function withHeapLimit(nodeOptions = ''): string {
  return /max[-_]old[-_]space[-_]size/.test(nodeOptions)
    ? nodeOptions
    : `${nodeOptions} --max-old-space-size=${heapLimit}`.trim()
}
