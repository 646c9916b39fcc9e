import { irregularForms } from './irregular'

const irregular = irregularForms(`
մարդ մարդիկ մարդկանց մարդկանցից մարդկանցով մարդու մարդուն մարդուց|կին կնոջ կնոջը կնոջից կանայք կանանց կանանցից
տեր տիրոջ տիրոջը|տիկին տիկնոջ տիկնայք տիկնանց|պարոն պարոնայք|հայր հոր հորը հորից հորով|մայր մոր մորը մորից մորով|եղբայր եղբոր եղբորը եղբորից
քույր քրոջ քրոջը քրոջից|ընկեր ընկերոջ ընկերոջը|անուն անվան անվամբ|մահ մահվան մահվանից|տարի տարվա տարում տարվան տարուց
ասել ասաց ասացին ասա|տալ տվեց տվել տված տվեցին տվող տրվել տրված տրվում տրվեց|գալ եկավ եկել եկած եկան եկող գալիս եկա եկանք
լինել եղավ եղել եղած եղան լինում|ուտել կերավ կերել կերան|տանել տարավ տարել տարան տարվել|դնել դրեց դրել դրված դրած դրին
անել արեց արել արած արեցին արվել արված|բերել բերեց|ձու ձվի ձվեր|ջուր ջրեր
`)

/**
 * The word an irregular form belongs to.
 *
 * @example irregularArmenian('մարդիկ') // 'մարդ'
 */
export function irregularArmenian(word: string): string | undefined {
  return irregular.get(word)
}

/** Plural, case and article after an unknown word, in this order. */
const ending = /^(.{3,}?)(?:(?:ներ|եր)?(?:յից|յով|յում|յի|իից|իով|իում|իի|ից|ով|ում|ուց|ի|ու)?(?:ը|ն|ս|դ)?)$/u

/** @example withoutArmenianEnding('թրամփի') // 'թրամփ' */
export function withoutArmenianEnding(word: string): string {
  return ending.exec(word)?.[1] ?? word
}

/**
 * The stem of an Armenian word that no dictionary has, mostly a name: endings off, and a last ն with them, because it may
 * be the article.
 *
 * @example stemUnknownArmenian('վաշինգտոնում') // 'վաշինգտո'
 */
export function stemUnknownArmenian(word: string): string {
  const stem = withoutArmenianEnding(word)
  return stem.length > 3 && stem.endsWith('ն') ? stem.slice(0, -1) : stem
}

/** Negation and the conditional stand before a verb: չգնաց, կգնա. */
export function withoutVerbPrefix(word: string): string | null {
  return word.length > 3 && (word.startsWith('չ') || word.startsWith('կ')) ? word.slice(1) : null
}
