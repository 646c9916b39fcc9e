import type { Locale } from '@/lib/i18n/locales'

/** Keys of the English layout, without and with Shift, and what the other layouts have on them. */
const english = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>/?^&'
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ.,:?'
const armenianKeys = 'qwertyuiop[]\\asdfghjkl;zxcvbnm123457890=QWERTYUIOP{}|ASDFGHJKL:ZXCVBNM!@#$%*()+'
const armenianLetters = 'քոեռտըւիօպխծշասդֆգհյկլ;զղցվբնմէթփձջևրչճժՔՈԵՌՏԸՒԻՕՊԽԾՇԱՍԴՖԳՀՅԿԼ։ԶՂՑՎԲՆՄԷԹՓՁՋՐՉՃԺ'

function table(from: string, to: string): Map<string, string> {
  const target = [...to]
  return new Map([...from].map((letter, index) => [letter, target[index] ?? letter]))
}

const layouts: Record<Locale, Map<string, string>> = {
  en: table(english, russian),
  ru: table(russian, english),
  hy: table(armenianLetters, armenianKeys),
}

/** The text as it comes out when its keys are pressed in the wrong layout. */
export function inWrongLayout(text: string, locale: Locale): string {
  return [...text].map((letter) => layouts[locale].get(letter) ?? letter).join('')
}

/** Letters as people write them in messages; not the table of the search. */
const latin = new Map(
  `а a|б b|в v|г g|д d|е e|ё yo|ж zh|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|ш sh|щ shch|ъ |ы y|ь |э e|ю yu|я ya
ա a|բ b|գ g|դ d|ե e|զ z|է e|ը y|թ t|ժ zh|ի i|լ l|խ kh|ծ ts|կ k|հ h|ձ dz|ղ gh|ճ ch|մ m|յ y|ն n|շ sh|ո o|չ ch|պ p|ջ j|ռ r|ս s|վ v|տ t|ր r|ց ts|ւ v|փ p|ք k|և ev|օ o|ֆ f`
    .split(/[|\n]/)
    .map((line): [string, string] => {
      const [letter = '', sound = ''] = line.split(' ')
      return [letter, sound]
    }),
)

/** @example inLatinLetters('правительство') // 'pravitelstvo' */
export function inLatinLetters(text: string): string {
  const vowels = text.toLowerCase().replaceAll('ու', 'у').replace(/[՛՜՞]/g, '')
  return [...vowels].map((letter) => latin.get(letter) ?? letter).join('')
}

/** One slip of the finger in one of the longer words: a letter missing, doubled, replaced, or two swapped. */
export function withTypo(text: string, random: () => number): string {
  const long = [...text.matchAll(/\p{L}{5,}/gu)]
  const word = long[Math.floor(random() * long.length)]
  if (!word) return text
  const letters = [...word[0]]
  const place = 1 + Math.floor(random() * (letters.length - 2))
  const here = letters[place] ?? ''
  const next = letters[place + 1] ?? ''
  const other = letters[Math.floor(random() * letters.length)] ?? here
  const slips = [[next], [here, here, next], [other, next], [next, here]]
  letters.splice(place, 2, ...(slips[Math.floor(random() * slips.length)] ?? []))
  return text.slice(0, word.index) + letters.join('') + text.slice(word.index + word[0].length)
}
