'use client'

import { type RefObject, useEffect, useId, useState } from 'react'
import type { Locale } from '@/lib/i18n/locales'
import type { SuggestionKind } from '@/lib/search/suggestion'
import styles from './search-box.module.css'
import { type Suggestion, useSuggestions } from './use-suggestions'

export type SearchBoxLabels = {
  placeholder: string
  submit: string
  suggestions: string
  /** What a suggestion is, where it is no story. */
  kinds: Record<Exclude<SuggestionKind, 'story'>, string>
}

/**
 * Search field with suggestions (WAI-ARIA combobox with a listbox popup). Hydrates for the suggestions;
 * it is a plain form that works without them.
 */
export function SearchBox({
  locale,
  action,
  labels,
  initialQuery = '',
  field,
}: {
  locale: Locale
  action: string
  labels: SearchBoxLabels
  initialQuery?: string
  /** The dialog around the box focuses the field when it opens. */
  field?: RefObject<HTMLInputElement | null>
}) {
  const listId = useId()
  const [query, setQuery] = useState(initialQuery)
  const [active, setActive] = useState(-1)
  const [open, setOpen] = useState(false)
  const suggestions = useSuggestions({ locale, query, enabled: open })
  const shown = open && suggestions.length > 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: other suggestions, no choice yet
  useEffect(() => setActive(-1), [suggestions])

  function onKeyDown(event: React.KeyboardEvent<HTMLInputElement>) {
    if (!shown) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const count = suggestions.length
      setActive((index) => (index + step + count + (index < 0 && step < 0 ? 1 : 0)) % count)
    } else if (event.key === 'Enter' && suggestions[active]) {
      event.preventDefault()
      window.location.assign(suggestions[active].href)
    } else if (event.key === 'Escape') setOpen(false)
  }

  return (
    <search>
      <form action={action} method="get" className={styles.form}>
        <input
          ref={field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          name="q"
          maxLength={512}
          autoComplete="off"
          placeholder={labels.placeholder}
          aria-label={labels.placeholder}
          role="combobox"
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
          className={styles.field}
        />
        <button type="submit" className={styles.submit}>
          {labels.submit}
        </button>
      </form>
      <SuggestionList
        id={listId}
        label={labels.suggestions}
        kinds={labels.kinds}
        items={shown ? suggestions : []}
        active={active}
        locale={locale}
      />
    </search>
  )
}

function SuggestionList({
  id,
  label,
  kinds,
  items,
  active,
  locale,
}: {
  id: string
  label: string
  kinds: SearchBoxLabels['kinds']
  items: Suggestion[]
  active: number
  locale: Locale
}) {
  return (
    <div id={id} role="listbox" aria-label={label} className={styles.list} hidden={items.length === 0}>
      {items.map((item, index) => (
        <a
          key={item.href}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          href={item.href}
          lang={item.locale === locale ? undefined : item.locale}
          className={styles.option}
        >
          <span>{item.title}</span>
          {item.kind === 'story' ? null : (
            <span lang={item.locale === locale ? undefined : locale} className={styles.kind}>
              {kinds[item.kind]}
            </span>
          )}
        </a>
      ))}
    </div>
  )
}
