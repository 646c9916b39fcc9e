import type { SourceFile } from './source-files'

/** How code refers to messages of a namespace. */
export type MessageUse = {
  file: string
  namespace: string
  /** The key, when it is written out. */
  key: string | null
  /** The beginning of a key that is put together: `in${…}`; '' when a variable holds the whole key. */
  prefix: string | null
}

const binding =
  /(?:const|let)\s+(\w+)\s*=\s*(?:useTranslations|translatorOf|createTranslator)\(\s*(?:'(\w+)'|\{[^}]*?namespace:\s*'(\w+)'[^}]*\})/g

/** `messages.NotFound.title`: catalogues read without a translator. */
const direct = /\b[a-z]\w*\.([A-Z]\w*)\.([a-z]\w*)\b/g

/** Every use of a message in a file. */
export function messageUsesOf(file: SourceFile): MessageUse[] {
  const uses: MessageUse[] = []
  for (const match of file.text.matchAll(binding)) {
    const namespace = match[2] ?? match[3] ?? ''
    uses.push(...callsOf({ file, translator: match[1] ?? '', namespace }))
  }
  for (const match of file.text.matchAll(direct)) {
    uses.push({ file: file.path, namespace: match[1] ?? '', key: match[2] ?? null, prefix: null })
  }
  return uses
}

function callsOf(input: { file: SourceFile; translator: string; namespace: string }): MessageUse[] {
  const { file, translator, namespace } = input
  const call = new RegExp(
    `(?<![\\w.])${translator}(?:\\.(?:rich|markup|raw|has))?\\(\\s*(?:'([^']*)'|\`([^\`$]*)\\$|([^\\s')\`]))`,
    'g',
  )
  return [...file.text.matchAll(call)].map((match) => ({
    file: file.path,
    namespace,
    key: match[1] ?? null,
    prefix: match[1] === undefined ? (match[2] ?? '') : null,
  }))
}
