import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { xmlDocument } from './xml'

/** Characters that the format allows in a short name. */
const shortNameLength = 16

/**
 * A description of the search for browsers, which offer it in their address bar.
 *
 * @param site.origin the site's public address, without a slash at the end
 * @source https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
 */
export function openSearchDescription(site: {
  locale: Locale
  name: string
  description: string
  origin: string
}): string {
  const { locale, name, description, origin } = site
  return xmlDocument({
    OpenSearchDescription: {
      '@xmlns': 'http://a9.com/-/spec/opensearch/1.1/',
      ShortName: [...name].slice(0, shortNameLength).join(''),
      Description: description,
      InputEncoding: 'UTF-8',
      Language: locale,
      Image: { '@width': '64', '@height': '64', '@type': 'image/svg+xml', '#text': `${origin}/icon.svg` },
      Url: [
        { '@type': 'text/html', '@method': 'get', '@template': `${origin}${paths.search(locale)}?q={searchTerms}` },
        {
          '@type': 'application/x-suggestions+json',
          '@template': `${origin}/api/v1/suggest?locale=${locale}&format=opensearch&q={searchTerms}`,
        },
      ],
    },
  })
}
