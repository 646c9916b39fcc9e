/** React finds these by what they say, wherever they stand, or keeps exactly one of them. */
export const managedElements: ReadonlySet<string> = new Set([
  ...['title', 'meta', 'link', 'style', 'script', 'base', 'html', 'head', 'body', 'noscript', 'template'],
])
