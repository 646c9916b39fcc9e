/** A line of an interchange file, valid unless a part says otherwise. */
export function storyLine(parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'bridge',
    section: 'city',
    authors: ['ani'],
    publishedAt: '2026-03-01T09:00:00Z',
    originalLocale: 'en',
    translations: { en: { title: 'The bridge', body: ['One', 'Two'] } },
    ...parts,
  }
}

/** A line whose only text is English, with this body. */
export function bodyLine(body: unknown, parts: Record<string, unknown> = {}): Record<string, unknown> {
  return storyLine({ translations: { en: { title: 'The bridge', body } }, ...parts })
}
