import { escapeJson } from '@/lib/syndication/json'

/**
 * Structured data for machines. The only place that writes it: what a title says cannot end the element, because every
 * character with a meaning in HTML is written as its escape.
 */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by escapeJson
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: escapeJson(data) }} />
}
