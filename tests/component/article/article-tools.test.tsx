import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ArticleToolRow } from '@/components/article/article-tool-row'
import { announcerId } from '@/components/site/announce'
import { locales } from '@/lib/i18n/locales'
import { textSizeKey, textSizes } from '@/lib/site/preferences'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'
import { storyView } from '@/tests/helpers/story-views'

afterEach(() => {
  delete document.documentElement.dataset.textSize
  Reflect.deleteProperty(document, 'execCommand')
})

const announced = (text: string) => waitFor(() => expect(screen.getByTestId(announcerId)).toHaveTextContent(text))

/** The command that copied before there was a Clipboard API; jsdom has neither. */
function provideCopyCommand(command: () => boolean) {
  Object.defineProperty(document, 'execCommand', { value: command, configurable: true })
}

function refuseClipboard() {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'))
}

describe.each(locales)('ArticleTools in %s', (locale) => {
  const t = say(locale, 'ArticleTools')
  const size = say(locale, 'TextSize')
  const address = `${window.location.origin}/${locale}/articles/tram-${locale}`

  function show() {
    const user = userEvent.setup()
    renderIn(locale, <ArticleToolRow article={storyView(locale)} />)
    return user
  }
  const button = (name: string) => screen.getByRole('button', { name })

  it('copies the address of the story and says so, to eyes and ears', async () => {
    const user = show()
    await user.click(button(t('copyLink')))
    await announced(t('copied'))
    expect(await navigator.clipboard.readText()).toBe(address)
    expect(button(t('copied'))).toBeInTheDocument()
    await user.tab()
    expect(button(t('copyLink'))).toBeInTheDocument()
  })

  it('copies without permission for the clipboard, and gives the focus back', async () => {
    const user = show()
    refuseClipboard()
    let copied = ''
    provideCopyCommand(() => {
      // What is selected; jsdom, unlike browsers, does not focus a field that is.
      const field = document.querySelector('textarea')
      copied = field?.value.slice(field.selectionStart, field.selectionEnd) ?? ''
      return true
    })
    await user.click(button(t('copyLink')))
    await announced(t('copied'))
    expect(copied).toBe(address)
    expect(document.querySelector('textarea')).toBeNull()
    expect(screen.getByRole('region', { name: t('label') })).toContainElement(
      document.activeElement instanceof HTMLElement ? document.activeElement : null,
    )
  })

  it.each([
    ['is refused', () => false],
    [
      'throws',
      () => {
        throw new Error('forbidden')
      },
    ],
  ])('says that nothing was copied when the old command %s too', async (_name, command) => {
    const user = show()
    refuseClipboard()
    provideCopyCommand(command)
    await user.click(button(t('copyLink')))
    await announced(t('copyFailed'))
    expect(button(t('copyLink'))).toBeInTheDocument()
  })

  it('prints', async () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await show().click(button(t('print')))
    expect(print).toHaveBeenCalledTimes(1)
  })

  it('changes the text size step by step, says each, stores it and stops at both ends', async () => {
    const user = show()
    expect(screen.getByRole('group', { name: size('label') })).toBeInTheDocument()
    const last = textSizes.length - 1
    for (let step = 2; step <= last; step += 1) {
      await user.click(button(size('larger')))
      await announced(size('changed', { step: step + 1, steps: textSizes.length }))
      expect(document.documentElement.dataset.textSize).toBe(String(step))
      expect(localStorage.getItem(textSizeKey)).toBe(String(step))
    }
    expect(button(size('larger'))).toBeDisabled()
    for (let step = last - 1; step >= 0; step -= 1) await user.click(button(size('smaller')))
    await announced(size('changed', { step: 1, steps: textSizes.length }))
    expect(button(size('smaller'))).toBeDisabled()
    expect(localStorage.getItem(textSizeKey)).toBe('0')
  })

  it('changes the text size when storage is forbidden', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    await show().click(button(size('larger')))
    expect(document.documentElement.dataset.textSize).toBe('2')
  })

  it('follows the text size of another tab', () => {
    show()
    act(() => {
      window.dispatchEvent(new StorageEvent('storage', { key: textSizeKey, newValue: '4' }))
    })
    expect(document.documentElement.dataset.textSize).toBe('4')
    expect(button(size('larger'))).toBeDisabled()
  })
})
