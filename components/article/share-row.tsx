import { type Brand, BrandIcon, brandNames } from '@/components/ui/brand-icon'
import { Icon } from '@/components/ui/icon'
import { useTranslations } from '@/lib/i18n/translations'
import { NativeShare } from './native-share.client'
import styles from './share-row.module.css'

/** Where a story can be sent without any script of the network on our page. */
const networks: { brand: Brand; href: (url: string, title: string) => string }[] = [
  { brand: 'telegram', href: (url, title) => `https://t.me/share/url?${new URLSearchParams({ url, text: title })}` },
  { brand: 'whatsapp', href: (url, title) => `https://wa.me/?${new URLSearchParams({ text: `${title} ${url}` })}` },
  { brand: 'facebook', href: (url) => `https://www.facebook.com/sharer/sharer.php?${new URLSearchParams({ u: url })}` },
  { brand: 'x', href: (url, title) => `https://x.com/intent/post?${new URLSearchParams({ url, text: title })}` },
]

/** @param url absolute address of the story */
export function ShareRow({ url, title }: { url: string; title: string }) {
  const t = useTranslations('ShareRow')
  return (
    <section aria-labelledby="share" className={styles.share} data-print="hide">
      <h2 id="share" className={styles.heading}>
        {t('heading')}
      </h2>
      <ul className={styles.list}>
        <NativeShare label={t('native')} url={url} title={title} className={styles.link} />
        {networks.map(({ brand, href }) => (
          <li key={brand}>
            <a
              href={href(url, title)}
              target="_blank"
              rel="noopener noreferrer"
              className={styles.link}
              aria-label={t('on', { network: brandNames[brand] })}
            >
              <BrandIcon brand={brand} />
              <span lang="en">{brandNames[brand]}</span>
            </a>
          </li>
        ))}
        <li>
          <a
            href={`mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${url}`)}`}
            className={styles.link}
          >
            <Icon name="mail" size={18} />
            <span>{t('email')}</span>
          </a>
        </li>
      </ul>
    </section>
  )
}
