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
import type { Brand } from './brand-icon'

const icons: Record<Brand, SimpleIcon> = {
  x: siX,
  youtube: siYoutube,
  instagram: siInstagram,
  facebook: siFacebook,
  telegram: siTelegram,
  whatsapp: siWhatsapp,
  appStore: siAppstore,
  googlePlay: siGoogleplay,
}

/** All marks as one SVG document of symbols. */
export function brandSprite(): string {
  const symbols = Object.entries(icons).map(
    ([brand, { path }]) => `<symbol id="${brand}" viewBox="0 0 24 24"><path d="${path}"/></symbol>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`
}
