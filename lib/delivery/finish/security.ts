/** Headers that every response carries. A page's own policy is made with the page. */
export function constantHeaders(options: { isSecure: boolean }): [string, string][] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['x-frame-options', 'DENY'],
    // Only where readers come by TLS: over HTTP a browser must ignore it, and a proxy might not.
    ...(options.isSecure
      ? ([['strict-transport-security', 'max-age=31536000; includeSubDomains']] as [string, string][])
      : []),
  ]
}

/** What is no document may load nothing at all. */
export const policyOfOthers = "default-src 'none'; frame-ancestors 'none'; sandbox"
