'use client'

import { useState } from 'react'
import { useBrowserValue } from '@/components/ui/use-browser-value'
import { type Languages, languagesCookie, placeSegment } from '@/lib/i18n/languages'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import styles from './language-list.module.css'

const declinedKey = 'languages-declined'
const none: Locale[] = []

/**
 * Offers the stories of the other languages that the reader's browser asks for: the same list as in Accept-Language, which a
 * static page cannot read. Hydrates for that; it is asked once, and the links beside it do the same without it.
 */
export function LanguageOffer({
  languages,
  names,
  labels,
}: {
  languages: Languages
  names: Partial<Record<Locale, string>>
  labels: { offer: string; accept: string; decline: string }
}) {
  // One string: a snapshot has to be the same value each time it is read.
  const wanted = useBrowserValue(() => readWanted(names).join(), '')
    .split(',')
    .filter(isLocale)
  const [declined, setDeclined] = useState(false)
  if (wanted.length === 0 || declined || languages.length > 1) return null
  const place = placeSegment([...languages, ...wanted])
  return (
    <span className={styles.offer}>
      {labels.offer}
      <a href={addressIn(place)} rel="nofollow" data-languages={place} className={styles.accept}>
        {labels.accept}{' '}
        {wanted.map((locale, index) => (
          <span key={locale}>
            {index > 0 ? ', ' : ''}
            <span lang={locale}>{names[locale]}</span>
          </span>
        ))}
      </a>
      <button
        type="button"
        className={styles.decline}
        onClick={() => {
          decline()
          setDeclined(true)
        }}
      >
        {labels.decline}
      </button>
    </span>
  )
}

/** This very page in a list of languages. */
function addressIn(place: string): string {
  return window.location.pathname.replace(/^\/[^/]*/, `/${place}`) + window.location.search
}

/** Languages of the site that the browser names and the page does not show; none once the reader has decided. */
function readWanted(names: Partial<Record<Locale, string>>): Locale[] {
  try {
    if (window.localStorage.getItem(declinedKey)) return none
  } catch {
    return none
  }
  if (document.cookie.includes(`${languagesCookie}=`)) return none
  const asked = navigator.languages.map((tag) => tag.split('-')[0]).filter(isLocale)
  return [...new Set(asked)].filter((locale) => names[locale] !== undefined)
}

function decline() {
  try {
    window.localStorage.setItem(declinedKey, '1')
  } catch {
    // Forbidden storage: the offer is gone from this page at least.
  }
}
