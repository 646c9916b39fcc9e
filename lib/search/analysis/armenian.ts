import { irregularForms } from './irregular'

const irregular = irregularForms(`
մարդ մարդիկ մարդկանց մարդկանցից մարդկանցով մարդու մարդուն մարդուց|կին կնոջ կնոջը կնոջից կանայք կանանց կանանցից
տեր տիրոջ տիրոջը|տիկին տիկնոջ տիկնայք տիկնանց|պարոն պարոնայք|հայր հոր հորը հորից հորով|մայր մոր մորը մորից մորով|եղբայր եղբոր եղբորը եղբորից
քույր քրոջ քրոջը քրոջից|ընկեր ընկերոջ ընկերոջը|անուն անվան անվամբ|մահ մահվան մահվանից|տարի տարվա տարում տարվան տարուց
ասել ասաց ասացին ասա|տալ տվեց տվել տված տվեցին տվող տրվել տրված տրվում տրվեց|գալ եկավ եկել եկած եկան եկող գալիս եկա եկանք
լինել եղավ եղել եղած եղան լինում|ուտել կերավ կերել կերան|տանել տարավ տարել տարան տարվել|դնել դրեց դրել դրված դրած դրին
անել արեց արել արած արեցին արա արեցի արեցիր արեցինք արեք արվել արված արվում արվեց արվի անող|բերել բերեց|ձու ձվի ձվեր|ջուր ջրեր
ունենալ ունեմ ունես ունի ունենք ունեք ունեն ունեի ունեիր ուներ ունեինք ունեիք ունեին չունեմ չունես չունի չունենք չունեք չունեն չունեի չունեիր չուներ չունեինք չունեիք չունեին
կա կամ կաս կանք կաք կան կայի կայիր կար կայինք կայիք կային չկամ չկաս չկա չկանք չկաք չկան չկայի չկար չկային
գիտենալ գիտեմ գիտես գիտի գիտե գիտենք գիտեք գիտեն գիտեի գիտեիր գիտեր գիտեինք գիտեիք գիտեին
դառնալ դարձա դարձար դարձավ դարձանք դարձաք դարձան դարձել դարձած դարձիր դարձեք|դարձնել դարձրի դարձրեցի դարձրեցիր դարձրեց դարձրեցինք դարձրեցին դարձրել դարձրած դարձվել դարձնում դարձնեն դարձնի
թողնել թողեցի թողեցիր թողեց թողեցինք թողեցիք թողեցին թողած թողել թողեք թողնվել թողնվեց|լինել եղա եղար եղանք եղեք լինեմ լինես լինի լինենք լինեք լինեն լիներ լինեին լինեի
ընկնել ընկա ընկար ընկավ ընկանք ընկաք ընկան ընկել ընկած|ելնել ելա ելար ելավ ելանք ելան ելել ելած|մտնել մտա մտար մտավ մտանք մտան մտել մտած|հասնել հասա հասար հասավ հասանք հասան հասել հասած
տեսնել տեսա տեսար տեսավ տեսանք տեսաք տեսան տեսել տեսած|գտնել գտա գտար գտավ գտանք գտան գտել գտած|առնել առա առար առավ առանք առան առել առած|իջնել իջա իջավ իջանք իջան իջել իջած
փախչել փախա փախավ փախան փախել փախած|թռչել թռա թռավ թռան թռել թռած թռնում|կպչել կպա կպավ կպան կպել կպած|դիպչել դիպա դիպավ դիպան դիպել դիպած|սառչել սառա սառավ սառել սառած
ասել ասացի ասացիր ասացինք ասացիք ասեցի ասեցիր ասեց ասեցինք ասեցին ասվում ասվել ասված ասվեց|տալ տվեցի տվեցիր տվեցինք տվեցիք տվի տվինք տվին տուր տվեք տրվի տրվեն տրվեցին
գալ գա գաս գամ գանք գաք գան գար գային եկար եկաք եկեք արի|տանել տարա տարար տարանք տարած|ուտել կերա կերար կերանք կեր|լալ լացեց լացել լացում|դնել դրի դրեցի դրեցին դիր դրեք
աղջիկ աղջկա աղջկան աղջկանից աղջկանով աղջկանց|սեր սիրո սիրուց սիրով սիրույն|տղա տղու տղուն տղերք տղերքի|ամառ ամռան ամռանը ամռանից ամռանն|ձմեռ ձմռան ձմռանը ձմռանից|աշուն աշնան աշնանը աշնանից|գարուն գարնան գարնանը գարնանից
մութ մթան մթի մթին|հանգիստ հանգստի հանգստյան հանգստից|լուրջ լրջի|լեզու լեզվի լեզվից լեզվով լեզվում լեզվին|շուն շան շանը շներ շների|տուն տանը տանից տնից տնով|եզ եզան եզանը|մուկ մկան|ձուկ ձկան
անձ անձինք անձանց անձանցից անձանցով|երեխա երեխու երեխեք էրեխա|անկյուն անկյան|սյուն սյան|արյուն արյան արյամբ|ձյուն ձյան|ժամ ժամվա ժամում|օր օրվա օրում|ամիս ամսվա ամսում|շաբաթ շաբաթվա շաբաթում|վայրկյան վայրկյանում
դուռ դռան դռանը դռնից դռներ|բեռ բեռան|նուռ նռան|թոռ թոռան|գառ գառան|լեռ լեռան լեռանը լեռնից|ծոռ ծոռան|կայսր կայսեր|դուստր դստեր դստերը|սկեսուր սկեսրոջ|քենի քենու|հյուր հյուրոջ
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

/** Nouns that are made from other words change before their endings: -ություն, -ության, -ությամբ; -ում, -ման, -մամբ. */
const madeNoun = /^(.{2,})(?:(ությ)(?:ուն|ան|ամբ)|(?:ում|ման|մամբ))(?:(?:ներ)?(?:ից|ով|ի)?(?:ը|ն|ս|դ)?)$/u

/** Verbs that an unknown noun in -ում may be made from: արգելափակման is of արգելափակել. */
export function verbsOfArmenianNoun(word: string): string[] {
  const [, made, isAbstract] = madeNoun.exec(word) ?? []
  return made === undefined || isAbstract ? [] : [`${made}ել`, `${made}ալ`]
}

/**
 * What an Armenian word that no dictionary has, mostly a name, is found by: the word without its endings, and without its
 * article alone, for names may end as words are inflected (Պուտին, Պետրով). A last ն is always taken for the article.
 *
 * @example stemUnknownArmenian('պուտին') // ['պուտ', 'պուտի']
 */
export function stemUnknownArmenian(word: string): string[] {
  const [, made, ending = ''] = madeNoun.exec(word) ?? []
  const stems = [withoutArmenianEnding(word), word.replace(/(?<=.{3})ը$/u, '')].map((stem) =>
    stem.length > 3 && stem.endsWith('ն') ? stem.slice(0, -1) : stem,
  )
  return [...new Set([...stems, ...(made === undefined ? [] : [made + ending])])]
}

/**
 * What a word may be whose vowel its ending has taken away: ծրագիր becomes ծրագրեր.
 *
 * @example withVowel('ծրագրերից') // ['ծրագիր', 'ծրագուր']
 */
export function withVowel(word: string): string[] {
  const [, head, last] = /^(.+[^աեէըիոօու])([^աեէըիոօու])(?:ներ|եր)(?:իս|իդ|ին|ի|ից|ով|ում|ը|ն|ս|դ)?$/u.exec(word) ?? []
  return head && last ? [`${head}ի${last}`, `${head}ու${last}`] : []
}

/** Negation and the conditional stand before a verb: չգնաց, կգնա. */
export function withoutVerbPrefix(word: string): string | null {
  return word.length > 2 && (word.startsWith('չ') || word.startsWith('կ')) ? word.slice(1) : null
}

/** @example withoutSuperlative('ամենամեծ') // 'մեծ' */
export function withoutSuperlative(word: string): string | null {
  return word.startsWith('ամենա') && word.length > 7 ? word.slice(5) : null
}

/** Passives that have become words of their own: «գտնվել» (be somewhere) is not «գտնել» (find). */
const ownPassives = new Set(
  'գտնվել հայտնվել վարվել սկսվել շարունակվել փոխվել կրկնվել զբաղվել վերաբերվել հրաժարվել ծնվել համոզվել բռնվել կոչվել'.split(
    ' ',
  ),
)

/** What makes a verb of its own from another: the causative -ցնել. */
const derivations: readonly (readonly [RegExp, string[]])[] = [
  [/եցնել$/u, ['ել', 'նել', 'ենալ']],
  [/ացնել$/u, ['ալ', 'անալ']],
  [/ցնել$/u, ['նել', 'նալ', 'չել']],
]

/**
 * Words a form belongs to, without those that its own word is made from: the rules lead from «հիշել» (remember) over «հիշեցնել»
 * (remind) to its forms.
 */
export function ownArmenianRoots(roots: readonly string[]): string[] {
  const behind = new Set(
    roots.flatMap((root) => [
      ...derivations.flatMap(([made, ends]) => (made.test(root) ? ends.map((end) => root.replace(made, end)) : [])),
      ...(ownPassives.has(root) ? [root.replace(/վել$/u, 'ել'), root.replace(/վել$/u, 'ալ')] : []),
    ]),
  )
  return roots.filter((root) => !behind.has(root))
}
