import { BrandIcon, brandNames } from '@/components/ui/brand-icon'
import type { SiteView } from '@/lib/site/types'
import styles from './social-links.module.css'

/** The newsroom's pages elsewhere; those without an address are not in the list. */
export function SocialLinks({ links, withNames = false }: { links: SiteView['links']; withNames?: boolean }) {
  if (links.length === 0) return null
  return (
    <ul className={withNames ? styles.named : styles.icons}>
      {links.map(({ key, href }) => (
        <li key={key}>
          <a href={href} rel="me noopener" className={styles.link} aria-label={withNames ? undefined : brandNames[key]}>
            <BrandIcon brand={key} size={16} />
            {withNames ? <span lang="en">{brandNames[key]}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  )
}
