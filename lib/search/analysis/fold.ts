/** U+0301 stress, U+00AD soft hyphen and the Armenian marks U+055A–055F stand *inside* words and would split them. */
const marksInsideWords = /[\u0301\u00AD\u055A-\u055F]/g

/**
 * Spelling that does not matter to a search, made equal. Texts and queries both go through it, before PostgreSQL's
 * dictionaries: compatibility forms (NFKC), marks inside words removed, `ё` → `е`, `և` and `եւ` → `եվ`.
 * Capitals stay: PostgreSQL lowers them.
 *
 * @example foldForSearch('Ինչո՞ւ և ёлка') // 'Ինչու եվ елка'
 * @source https://www.unicode.org/reports/tr15/
 */
export function foldForSearch(text: string): string {
  // NFKC takes the ligature U+0587 apart into U+0565 U+0582, so one rule folds both spellings.
  return text
    .normalize('NFKC')
    .replace(marksInsideWords, '')
    .replaceAll('ё', 'е')
    .replaceAll('Ё', 'Е')
    .replace(/([Եե])([Ււ])/g, (_pair, first: string, second: string) => first + (second === 'Ւ' ? 'Վ' : 'վ'))
}
