/** Why nothing was made for now: too many wait, the wait was too long, or the renderer has just ended. */
export class OverloadError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'OverloadError'
  }
}
