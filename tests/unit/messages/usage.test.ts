import { describe, expect, it } from 'vitest'
import { defaultLocale } from '@/lib/i18n/locales'
import { keyOf, messagesOf } from '@/tests/helpers/catalogue'
import { type MessageUse, messageUsesOf } from '@/tests/helpers/message-usage'
import { codeFiles, readProjectFile } from '@/tests/helpers/source-files'

const code = codeFiles().filter((file) => /^(app|components|lib)\//.test(file.path))
const messages = messagesOf(defaultLocale)
const known = new Set(messages.map(keyOf))
const namespaces = new Set(messages.map((message) => message.namespace))
const uses = code.flatMap(messageUsesOf).filter((use) => namespaces.has(use.namespace) || use.key === null)
// Kinds of articles are an enum of the data model, one word a line.
const wholeText = [...code.map((file) => file.text), readProjectFile('prisma/schema.prisma')].join('\n')

/** A key held in a variable or put together must at least be written somewhere as a word: `'about'`, or `in` + `Ru`. */
function mayBeBuilt(use: MessageUse, key: string): boolean {
  if (use.prefix === null) return false
  if (use.prefix !== '') return key.startsWith(use.prefix)
  return new RegExp(`['"\`]${key}['"\`]|\\b${key}:|^\\s+${key}$`, 'm').test(wholeText)
}

function isUsed(message: { namespace: string; key: string }): boolean {
  return uses.some(
    (use) => use.namespace === message.namespace && (use.key === message.key || mayBeBuilt(use, message.key)),
  )
}

describe('messages in the code', () => {
  it('are all used', () => {
    expect(messages.filter((message) => !isUsed(message)).map(keyOf)).toEqual([])
  })

  it('all exist', () => {
    const missing = uses.filter((use) => use.key !== null && !known.has(`${use.namespace}.${use.key}`))
    expect(missing.map((use) => `${use.file}: ${use.namespace}.${use.key}`)).toEqual([])
  })

  it('come from namespaces that exist', () => {
    const strangers = code.flatMap(messageUsesOf).filter((use) => use.prefix !== null && !namespaces.has(use.namespace))
    expect(strangers.map((use) => `${use.file}: ${use.namespace}`)).toEqual([])
  })

  it('are the only interface texts: no words between tags or in attributes that a person reads', () => {
    const inMarkup =
      />\s*([^<>{}\n]*\p{L}{2,}[^<>{}\n]*)\s*<\/|\b(?:aria-label|title|alt|placeholder)="([^"]*\p{L}{2,}[^"]*)"/gu
    const components = code.filter((file) => file.path.endsWith('.tsx'))
    const found = components.flatMap((file) =>
      [...withoutComments(file.text).matchAll(inMarkup)].map((match) => `${file.path}: ${match[1] ?? match[2]}`),
    )
    expect(found).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

describe('messageUsesOf', () => {
  it('sees literal, built and direct keys', () => {
    const text = [
      "const t = useTranslations('SiteFooter')",
      "const labels = translatorOf({ locale, namespace: 'Languages' })",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text under test is code
      "t('about'); t(page); labels(`in${suffix}`); t.rich('rights', {}); next('nothing'); messages.NotFound.title",
    ].join('\n')
    expect(
      messageUsesOf({ path: 'x.tsx', text }).map(({ namespace, key, prefix }) => [namespace, key, prefix]),
    ).toEqual([
      ['SiteFooter', 'about', null],
      ['SiteFooter', null, ''],
      ['SiteFooter', 'rights', null],
      ['Languages', null, 'in'],
      ['NotFound', 'title', null],
    ])
  })
})
