export const announcerId = 'announcer'

/** Says a short text to screen readers, in the page's language. The region is in the site shell. */
export function announce(text: string) {
  const region = document.getElementById(announcerId)
  if (!region) return
  // The same text twice in a row is only spoken again when the region was empty in between.
  region.textContent = ''
  requestAnimationFrame(() => {
    region.textContent = text
  })
}
