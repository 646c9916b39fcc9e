/**
 * Copies a text. The Clipboard API wants a secure context and a permission; where it fails, the old command copies a
 * selection of a field that nobody sees.
 *
 * @returns whether the text is in the clipboard
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelection(text)
  }
}

function copySelection(text: string): boolean {
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'visually-hidden'
  document.body.append(field)
  field.select()
  let done = false
  try {
    done = document.execCommand('copy')
  } catch {
    // Forbidden: the caller says so.
  }
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return done
}
