import { type Locale, locales } from '@/lib/i18n/locales'
import { neutralForm } from './neutral'

const words: Record<Locale, string> = {
  en: `a an and are as at be been being but by did do does for from had has have having he her hers him his i if in into is it its me my of on or our ours she so
that the their theirs them then there these they this those to us was we were which who whom will with would you your yours`,
  ru: `а без бы был была были было быть в вам вас весь во вот вы где да даже для до его ее ей ему если есть еще ж же за здесь и из или им ими их к как ко когда которая
которого которое которой котором которому которую которые который которым которых кто ли либо меня мне мы на над нам нас не него нее ней нет ни них но ну о об он она они оно от по под
при про с свое своего своей свои своих свой свою себя со та так также там те тебя тем то того тоже той только том тот ту ты у уж уже чего чем что чтобы эта эти этих это этого этой этом этот эту я`,
  hy: `եվ ու է են էր էին եմ ես ենք եք այդ այն այս այնտեղ այստեղ այսպես այնպես դա սա սրա դրա որ որը որի որում որից որով որին որոնք որոնց որտեղ ով ում ինչ ինչպես թե եթե երբ նա նրա նրանք մենք
դուք ես դու մի ոչ չէ չեն չի համար հետ մեջ վրա մոտ մասին մինչեվ նաեվ բայց կամ իսկ ըստ իր իրեն իրենց նրան նրանց մեր ձեր իմ քո ինձ քեզ մեզ ձեզ էլ քան որպես պես ապա հենց միայն արդեն դեռ`,
}

const lists: Record<Locale, ReadonlySet<string>> = {
  en: new Set(words.en.split(/\s+/)),
  ru: new Set(words.ru.split(/\s+/)),
  hy: new Set(words.hy.split(/\s+/)),
}

const sounds = new Map(locales.map((locale) => [locale, new Set([...lists[locale]].map(neutralForm))]))

/** Whether a folded word has no meaning of its own. */
export function isStopWord(word: string, locale: Locale): boolean {
  return lists[locale].has(word)
}

/** Whether a word in its script-neutral form may be one of those. */
export function soundsLikeStopWord(neutral: string, locale: Locale): boolean {
  return sounds.get(locale)?.has(neutral) ?? false
}
