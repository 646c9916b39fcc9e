/** Sounds of Cyrillic and Armenian letters, as people write them in Latin letters. */
const sounds: Record<string, string> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
  },
  ...{ о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '' },
  ...{ ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia' },
  ...{ ա: 'a', բ: 'b', գ: 'g', դ: 'd', ե: 'e', զ: 'z', է: 'e', ը: 'i', թ: 't', ժ: 'zh', ի: 'i', լ: 'l', խ: 'h' },
  ...{ ծ: 'ts', կ: 'k', հ: 'h', ձ: 'dz', ղ: 'g', ճ: 'ch', մ: 'm', յ: 'i', ն: 'n', շ: 'sh', ո: 'o', չ: 'ch', պ: 'p' },
  ...{ ջ: 'j', ռ: 'r', ս: 's', վ: 'v', տ: 't', ր: 'r', ց: 'ts', ւ: 'v', փ: 'p', ք: 'k', օ: 'o', ֆ: 'f' },
}

/** Latin spellings of the same sounds, made equal. */
const spellings: Record<string, string> = {
  ...{
    shch: 'sh',
    sch: 'sh',
    tch: 'ch',
    kh: 'h',
    gh: 'g',
    th: 't',
    ph: 'f',
    dj: 'j',
    dzh: 'j',
    x: 'h',
    w: 'v',
    c: 'k',
    z: 's',
  },
  ...{ ou: 'u', ye: 'e', yo: 'e', ya: 'ia', yu: 'iu', y: 'i' },
}

/** The longest first. One pass over a word: this is done for every word of every text. */
const spelt = /shch|sch|tch|dzh|kh|gh|th|ph|dj|ou|ye|yo|ya|yu|c(?!h)|z(?!h)|[xwy]/g

/** A c before these is heard as s. */
const softC = /c(?=[eiy])/g

/**
 * A folded word as it sounds, the same for Ереван, Երևան and Yerevan.
 *
 * @example neutralForm('երեվան') // 'x:erevan'
 */
export function neutralForm(word: string): string {
  const latin = [...word.replace(/ու/g, 'у')].map((letter) => sounds[letter] ?? letter).join('')
  const equal = latin.replace(softC, 's').replace(spelt, (spelling) => spellings[spelling] ?? spelling)
  return `x:${equal
    .replace(/i+e/g, 'e')
    .replace(/^vo(?=[^aeiou])/, 'o')
    .replace(/(.)\1/g, '$1')}`
}

/** Letters that are enough to know a name by. */
const tellingLetters = 5

/**
 * A name in its script-neutral form without its last vowels, which differ between languages: Indonesia, Индонезии,
 * Ինդոնեզիայում. Null for short ones.
 *
 * @example withoutLastVowels('x:indonesia') // 'x:indones'
 */
export function withoutLastVowels(neutral: string): string | null {
  const rest = neutral.replace(/[aeiou]+$/, '')
  return rest.length >= 'x:'.length + tellingLetters && rest !== neutral ? rest : null
}
