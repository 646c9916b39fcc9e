import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { z } from 'zod'
import type { Locale } from '@/lib/i18n/locales'
import { readProjectFile } from './source-files'

export type Message = { namespace: string; key: string; text: string }

const catalogueSchema = z.record(z.string(), z.record(z.string(), z.string()))

/** The catalogue of a language as it lies on disk. */
export function readCatalogue(locale: Locale): Record<string, Record<string, string>> {
  return catalogueSchema.parse(JSON.parse(readProjectFile(`messages/${locale}.json`)))
}

export function messagesOf(locale: Locale): Message[] {
  return Object.entries(readCatalogue(locale)).flatMap(([namespace, entries]) =>
    Object.entries(entries).map(([key, text]) => ({ namespace, key, text })),
  )
}

/** `Namespace.key`, as it would look if it leaked. */
export function keyOf(message: Message): string {
  return `${message.namespace}.${message.key}`
}

type Plural = { argument: string; categories: string[] }

/** What a message is made of: arguments with their kind, plurals with their categories, and the words between them. */
export type Anatomy = { arguments: string[]; plurals: Plural[]; words: string }

/** Takes a message apart; throws when it is not ICU MessageFormat. */
export function anatomyOf(text: string): Anatomy {
  const anatomy: Anatomy = { arguments: [], plurals: [], words: '' }
  visit(parse(text), anatomy)
  return { ...anatomy, arguments: [...new Set(anatomy.arguments)].sort() }
}

function visit(elements: MessageFormatElement[], anatomy: Anatomy): void {
  for (const element of elements) visitElement(element, anatomy)
}

function visitElement(element: MessageFormatElement, anatomy: Anatomy): void {
  switch (element.type) {
    case TYPE.literal:
      anatomy.words += element.value
      return
    case TYPE.pound:
      return
    case TYPE.tag:
      anatomy.arguments.push(`<${element.value}>`)
      visit(element.children, anatomy)
      return
    case TYPE.plural:
    case TYPE.select: {
      const categories = Object.keys(element.options)
      if (element.type === TYPE.plural) anatomy.plurals.push({ argument: element.value, categories })
      anatomy.arguments.push(`${element.value}: ${TYPE[element.type]}`)
      for (const option of Object.values(element.options)) visit(option.value, anatomy)
      return
    }
    default:
      anatomy.arguments.push(`${element.value}: ${TYPE[element.type]}`)
  }
}
