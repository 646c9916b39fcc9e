import type { Asked } from './request-head'
import type { Target } from './target'

export function isImage(target: Target): boolean {
  return target.path === '/_next/image'
}

/** What is drawn or made smaller, in half a second and by threads of its own. */
export function isPicture(target: Target): boolean {
  return isImage(target) || target.path.startsWith('/og/')
}

/** Pictures come in three forms, whatever else a browser's long list says. AVIF is half of WebP. */
export function acceptOf(request: Asked): string {
  const accept = request.headers.accept ?? ''
  if (/\bimage\/avif\b/.test(accept)) return 'image/avif,image/webp,*/*'
  return /\bimage\/webp\b/.test(accept) ? 'image/webp,*/*' : '*/*'
}

/** Under which a response is kept: one for all requests that get the same. */
export function keyOf(request: Asked, target: Target): string {
  const address = target.path + target.search
  return isImage(target) ? `${acceptOf(request)} ${address}` : address
}
