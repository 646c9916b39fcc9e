import type { Locale } from '@/lib/i18n/locales'
import type { SiteView } from '@/lib/site/types'

/**
 * The site as an application on a telephone's home screen.
 *
 * @param app.start address the icon opens
 * @source https://www.w3.org/TR/appmanifest/
 */
export function webManifest(app: { site: SiteView; locale: Locale; start: string }) {
  const { site, locale, start } = app
  const icon = (file: string, sizes: string, purpose: string) => ({
    src: `/${file}`,
    sizes,
    type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  })
  return {
    id: '/',
    name: site.name.text,
    short_name: site.name.text,
    description: site.tagline.text || undefined,
    lang: locale,
    dir: 'ltr',
    start_url: start,
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fffdf8',
    theme_color: '#fffdf8',
    categories: ['news'],
    icons: [
      icon('icon.svg', 'any', 'any'),
      icon('icon-192.png', '192x192', 'any'),
      icon('icon-512.png', '512x512', 'any'),
      icon('icon-maskable-512.png', '512x512', 'maskable'),
    ],
  }
}
