/** Names of networks and stores are the same in every language. */
export const brandNames = {
  x: 'X',
  youtube: 'YouTube',
  instagram: 'Instagram',
  facebook: 'Facebook',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  appStore: 'App Store',
  googlePlay: 'Google Play',
} as const

export type Brand = keyof typeof brandNames

/**
 * Mark of a network in the text's colour. The shapes are in a document of their own, which a browser loads once: in each
 * page they would stand three times, and once more in what React hydrates from.
 */
export function BrandIcon({ brand, size = 18 }: { brand: Brand; size?: number }) {
  return (
    <svg aria-hidden="true" focusable="false" width={size} height={size} fill="currentColor">
      <use href={`/brands.svg#${brand}`} />
    </svg>
  )
}
