import {
  type SimpleIcon,
  siAppstore,
  siFacebook,
  siGoogleplay,
  siInstagram,
  siTelegram,
  siWhatsapp,
  siX,
  siYoutube,
} from 'simple-icons'

const icons = {
  x: siX,
  youtube: siYoutube,
  instagram: siInstagram,
  facebook: siFacebook,
  telegram: siTelegram,
  whatsapp: siWhatsapp,
  appStore: siAppstore,
  googlePlay: siGoogleplay,
} satisfies Record<string, SimpleIcon>

export type Brand = keyof typeof icons

/** Names of networks and stores are the same in every language. */
export const brandNames: Record<Brand, string> = {
  x: 'X',
  youtube: 'YouTube',
  instagram: 'Instagram',
  facebook: 'Facebook',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  appStore: 'App Store',
  googlePlay: 'Google Play',
}

/** Mark of a network in the text's colour. Server components only: the shapes would weigh on the page's JavaScript. */
export function BrandIcon({ brand, size = 18 }: { brand: Brand; size?: number }) {
  return (
    <svg aria-hidden="true" focusable="false" width={size} height={size} viewBox="0 0 24 24" fill="currentColor">
      <path d={icons[brand].path} />
    </svg>
  )
}
