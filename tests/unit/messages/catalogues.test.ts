import { describe, expect, it } from 'vitest'
import { defaultLocale, locales } from '@/lib/i18n/locales'
import { anatomyOf, keyOf, messagesOf, readCatalogue } from '@/tests/helpers/catalogue'
import { foreignWords } from '@/tests/helpers/scripts'

const reference = new Map(messagesOf(defaultLocale).map((message) => [keyOf(message), message.text]))

/** Texts that name the other languages or quote them on purpose would go here, as `Namespace.key`. */
const mayMixScripts = new Set<string>([])

/** Copied from English on purpose: nothing but arguments, signs and brand names. */
function hasWords(text: string): boolean {
  return /\p{L}/u.test(anatomyOf(text).words)
}

describe.each(locales)('the catalogue of %s', (locale) => {
  const messages = messagesOf(locale)

  it('has exactly the keys of the English one', () => {
    expect(messages.map(keyOf)).toEqual([...reference.keys()])
  })

  it('is ICU MessageFormat with the arguments of the English one', () => {
    for (const message of messages) {
      const original = anatomyOf(reference.get(keyOf(message)) ?? '')
      expect(anatomyOf(message.text).arguments, keyOf(message)).toEqual(original.arguments)
    }
  })

  it('leaves dates and times to the formats, which know the time zone of the site', () => {
    expect(messages.filter(({ text }) => /\{\w+,\s*(?:date|time)\b/.test(text)).map(keyOf)).toEqual([])
  })

  it('has every plural form of its language, and no other', () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted()
    for (const message of messages) {
      for (const plural of anatomyOf(message.text).plurals) {
        const forms = plural.categories.filter((category) => !category.startsWith('=')).sort()
        expect(forms, keyOf(message)).toEqual(categories)
      }
    }
  })

  it('counts with plural forms wherever the English one does', () => {
    for (const message of messages) {
      const original = anatomyOf(reference.get(keyOf(message)) ?? '')
      expect(
        anatomyOf(message.text).plurals.map((plural) => plural.argument),
        keyOf(message),
      ).toEqual(original.plurals.map((plural) => plural.argument))
    }
  })

  it('is written in the script of its language', () => {
    const wrong = messages
      .filter((message) => !mayMixScripts.has(keyOf(message)))
      .map((message) => ({ key: keyOf(message), foreign: foreignWords(anatomyOf(message.text).words, locale) }))
      .filter(({ foreign }) => foreign.length > 0)
    expect(wrong).toEqual([])
  })

  it('says something in every message', () => {
    const silent = messages.filter(
      (message) =>
        message.text.trim() === '' || (hasWords(reference.get(keyOf(message)) ?? '') && !hasWords(message.text)),
    )
    // A message of arguments alone may be enough in one language («{site}, {network}»), but never an empty one.
    expect(silent.filter((message) => anatomyOf(message.text).arguments.length === 0).map(keyOf)).toEqual([])
  })

  it('keeps namespaces in PascalCase, keys in camelCase, both sorted', () => {
    const catalogue = readCatalogue(locale)
    const namespaces = Object.keys(catalogue)
    expect(namespaces.filter((name) => !/^([A-Z][a-z0-9]*)+$/.test(name))).toEqual([])
    expect(namespaces).toEqual(namespaces.toSorted())
    for (const [namespace, entries] of Object.entries(catalogue)) {
      const keys = Object.keys(entries)
      expect(
        keys.filter((key) => !/^[a-z][a-zA-Z0-9]*$/.test(key)),
        namespace,
      ).toEqual([])
      expect(keys, namespace).toEqual(keys.toSorted())
    }
  })

  it('has no straight quotes, no three dots, no doubled or trailing spaces', () => {
    const sloppy = messages.filter(({ text }) => /"|\.\.\.|\s{2}|^\s|\s$/.test(text) || /'/.test(anatomyOf(text).words))
    expect(sloppy.map(keyOf)).toEqual([])
  })
})

describe('Armenian messages', () => {
  it('end sentences with ։ and not with a Latin colon or full stop', () => {
    const wrong = messagesOf('hy').filter(({ text }) => /[.:]$/.test(text) && !/\.\.\.$/.test(text))
    expect(wrong.map(keyOf)).toEqual([])
  })

  it('quote with « »', () => {
    expect(
      messagesOf('hy')
        .filter(({ text }) => /[“”„"]/.test(text))
        .map(keyOf),
    ).toEqual([])
  })
})

describe('Russian messages', () => {
  it('quote with « »', () => {
    expect(
      messagesOf('ru')
        .filter(({ text }) => /[“”„"]/.test(text))
        .map(keyOf),
    ).toEqual([])
  })
})
