import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ThemeSwitch } from '@/components/site/theme-switch.client'
import { locales } from '@/lib/i18n/locales'
import { type Theme, themeKey, themes } from '@/lib/site/preferences'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'

afterEach(() => {
  delete document.documentElement.dataset.theme
})

const onPage = () => document.documentElement.dataset.theme

/** What a browser tells the other tabs. */
function choiceInAnotherTab(key: string, newValue: string | null) {
  act(() => {
    window.dispatchEvent(new StorageEvent('storage', { key, newValue }))
  })
}

describe.each(locales)('ThemeSwitch in %s', (locale) => {
  const t = say(locale, 'ThemeSwitch')
  const names: Record<Theme, string> = { system: t('system'), light: t('light'), dark: t('dark') }
  const show = () => renderIn(locale, <ThemeSwitch label={t('label')} names={names} />)
  const radio = (theme: Theme) => screen.getByRole('radio', { name: names[theme] })

  it('is a named group with the system’s theme chosen', () => {
    show()
    expect(screen.getByRole('group', { name: t('label') })).toBeInTheDocument()
    expect(screen.getAllByRole('radio')).toHaveLength(themes.length)
    expect(radio('system')).toBeChecked()
  })

  it('shows what the page was loaded with', () => {
    document.documentElement.dataset.theme = 'dark'
    show()
    expect(radio('dark')).toBeChecked()
  })

  it.each(['dark', 'light'] as const)('applies and stores the choice: %s', async (theme) => {
    show()
    await userEvent.click(radio(theme))
    expect(radio(theme)).toBeChecked()
    expect(onPage()).toBe(theme)
    expect(localStorage.getItem(themeKey)).toBe(theme)
    await userEvent.click(radio('system'))
    expect([onPage(), localStorage.getItem(themeKey)]).toEqual(['system', 'system'])
  })

  it('follows another tab, and nothing else that is stored there', () => {
    show()
    choiceInAnotherTab(themeKey, 'dark')
    expect(radio('dark')).toBeChecked()
    expect(onPage()).toBe('dark')
    choiceInAnotherTab('somebody-else', 'light')
    expect(radio('dark')).toBeChecked()
    choiceInAnotherTab(themeKey, 'purple')
    expect(radio('system')).toBeChecked()
    choiceInAnotherTab(themeKey, 'light')
    choiceInAnotherTab(themeKey, null)
    expect(radio('system')).toBeChecked()
  })

  it('holds the choice for the page when storage is forbidden', async () => {
    const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    show()
    await userEvent.click(radio('dark'))
    expect(setItem).toHaveBeenCalled()
    expect(radio('dark')).toBeChecked()
    expect(onPage()).toBe('dark')
  })

  it('keeps two switches on one page together', async () => {
    renderIn(
      locale,
      <>
        <form aria-label="top">
          <ThemeSwitch label={t('label')} names={names} />
        </form>
        <form aria-label="bottom">
          <ThemeSwitch label={t('label')} names={names} />
        </form>
      </>,
    )
    const [top, bottom] = screen.getAllByRole('radio', { name: names.dark })
    if (!top || !bottom) throw new Error('there should be two')
    await userEvent.click(top)
    expect(bottom).toBeChecked()
  })
})
