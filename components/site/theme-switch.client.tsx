'use client'

import { useSyncExternalStore } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'
import { type Theme, themeKey, themes } from '@/lib/site/preferences'
import styles from './theme-switch.module.css'

const icons: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' }

function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value)
}

function readTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return isTheme(theme) ? theme : 'system'
}

const changed = 'meridian:theme-changed'

function applyTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme
  window.dispatchEvent(new Event(changed))
}

/** Other tabs follow through the storage event. */
function subscribe(onChange: () => void) {
  function onStorage(event: StorageEvent) {
    if (event.key === themeKey) applyTheme(isTheme(event.newValue) ? event.newValue : 'system')
  }
  window.addEventListener('storage', onStorage)
  window.addEventListener(changed, onChange)
  return () => {
    window.removeEventListener('storage', onStorage)
    window.removeEventListener(changed, onChange)
  }
}

function choose(theme: Theme) {
  applyTheme(theme)
  try {
    localStorage.setItem(themeKey, theme)
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
}

/** Light, dark or as in the system. Hydrates because the choice lives on the device, not on the server. */
export function ThemeSwitch({ label, names }: { label: string; names: Record<Theme, string> }) {
  const current = useSyncExternalStore(subscribe, readTheme, () => 'system')
  return (
    <fieldset className={`${styles.group} needs-js`}>
      <legend className="visually-hidden">{label}</legend>
      {themes.map((theme) => (
        <label key={theme} className={styles.option} title={names[theme]} data-theme-option={theme}>
          <input
            type="radio"
            name="theme"
            value={theme}
            checked={current === theme}
            onChange={() => choose(theme)}
            className="visually-hidden"
          />
          <Icon name={icons[theme]} size={18} />
          <span className="visually-hidden">{names[theme]}</span>
        </label>
      ))}
    </fieldset>
  )
}
