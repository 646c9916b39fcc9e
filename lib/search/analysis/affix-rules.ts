/** One way of making a word from another, as a Hunspell affix file writes it: take `strip` away, put `add` there. */
export type SuffixRule = {
  flag: string
  strip: string
  add: string
  /** What the word must look like before. */
  condition: RegExp | null
  /** Flags of the rules that may follow this one. */
  next: string
}

/** Everything a lookup needs: rules by what they add, and dictionary words with their flags. */
export type Lexicon = {
  /** By what they add, then by what they take away. */
  rules: ReadonlyMap<string, ReadonlyMap<string, readonly SuffixRule[]>>
  longest: number
  words: ReadonlyMap<string, string>
  flagLength: 1 | 2
}

const ruleLine = /^sfx\s+(\S+)\s+(\S+)\s+([^\s/]+)(?:\/(\S+))?(?:\s+(\S+))?\s*$/

function toRule(line: string): SuffixRule | null {
  const [, flag, strip, add, next, condition] = ruleLine.exec(line) ?? []
  // "sfx ab y 5" is the head of a group.
  if (!flag || !strip || !add || (strip === 'y' && /^\d+$/.test(add))) return null
  return {
    flag,
    strip: strip === '0' ? '' : strip,
    add: add === '0' ? '' : add,
    condition: condition && condition !== '.' ? new RegExp(`${condition}$`, 'u') : null,
    next: next ?? '',
  }
}

/**
 * Reads a Hunspell dictionary. Both files are folded as words are, flags too: they stay distinct in small letters.
 *
 * @source https://man.archlinux.org/man/hunspell.5
 */
export function readLexicon(files: { aff: string; dic: string }): Lexicon {
  const rules = new Map<string, Map<string, SuffixRule[]>>()
  for (const rule of files.aff.split('\n').flatMap((line) => toRule(line) ?? [])) {
    const adding = rules.get(rule.add) ?? new Map<string, SuffixRule[]>()
    rules.set(rule.add, adding.set(rule.strip, [...(adding.get(rule.strip) ?? []), rule]))
  }
  const longest = Math.max(0, ...[...rules.keys()].map((add) => add.length))
  return { rules, longest, words: readWords(files.dic), flagLength: /^flag long/m.test(files.aff) ? 2 : 1 }
}

/** Words with the flags of all their entries. */
function readWords(dic: string): Map<string, string> {
  const words = new Map<string, string>()
  for (const line of dic.split('\n')) {
    const slash = line.indexOf('/')
    const word = (slash < 0 ? line : line.slice(0, slash)).trim()
    if (word === '') continue
    const flags = slash < 0 ? '' : line.slice(slash + 1).trim()
    const known = words.get(word)
    words.set(word, known === undefined || known === flags ? flags : known + flags)
  }
  return words
}

function hasFlag(flags: string, { flag, length }: { flag: string; length: 1 | 2 }): boolean {
  for (let index = flags.indexOf(flag); index >= 0; index = flags.indexOf(flag, index + 1))
    if (index % length === 0) return true
  return false
}

/** Rules after one another: verb → participle → plural → case → article. */
const deepest = 4

/** Dictionary words that `word` is a form of, itself included. */
export function rootsOf(lexicon: Lexicon, word: string): string[] {
  const roots = new Set<string>()
  if (lexicon.words.has(word)) roots.add(word)
  collect(lexicon, { form: word, wanted: null, depth: 0, roots })
  return [...roots]
}

type Step = { form: string; wanted: string | null; depth: number; roots: Set<string> }

/** Undoes one rule after the other; `wanted` is the flag that the form before must lead to. */
function collect(lexicon: Lexicon, { form, wanted, depth, roots }: Step): void {
  const length = lexicon.flagLength
  for (const { flag, before } of stepsBack(lexicon, { form, wanted })) {
    if (hasFlag(lexicon.words.get(before) ?? '', { flag, length })) roots.add(before)
    // Only dictionaries with long flags let one rule follow another.
    if (length === 2 && depth + 1 < deepest) collect(lexicon, { form: before, wanted: flag, depth: depth + 1, roots })
  }
}

/** What `form` can have been before a rule was applied. */
function stepsBack(
  lexicon: Lexicon,
  { form, wanted }: { form: string; wanted: string | null },
): { flag: string; before: string }[] {
  // One look at the dictionary spares hundreds of conditions where no rule follows another.
  const mayBe = (before: string) => before !== form && (lexicon.flagLength === 2 || lexicon.words.has(before))
  const steps: { flag: string; before: string }[] = []
  for (let size = Math.min(lexicon.longest, form.length - 1); size >= 0; size -= 1) {
    const kept = form.slice(0, form.length - size)
    for (const [strip, rules] of lexicon.rules.get(form.slice(form.length - size)) ?? []) {
      const before = kept + strip
      if (!mayBe(before)) continue
      steps.push(
        ...rules.filter((rule) => mayFollow(lexicon, { rule, wanted, before })).map(({ flag }) => ({ flag, before })),
      )
    }
  }
  return steps
}

function mayFollow(
  lexicon: Lexicon,
  { rule, wanted, before }: { rule: SuffixRule; wanted: string | null; before: string },
): boolean {
  if (wanted !== null && !hasFlag(rule.next, { flag: wanted, length: lexicon.flagLength })) return false
  return rule.condition === null || rule.condition.test(before)
}
