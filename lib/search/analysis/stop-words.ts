import type { Locale } from '@/lib/i18n/locales'

const words: Record<Locale, string> = {
  en: 'a an and are as at be been but by for from had has have he her his i in is it its of on or our she that the their them they this to was we were which who will with you',
  ru: 'а без бы был была были было быть в во вы да для до его ее если же за и из или им их к как ко ли мы на не нет но о об он она они от по при с со так также то тот ты у уже что чтобы это я',
  hy: 'եվ ու է են էր էին եմ ես ենք եք այդ այն այս որ որը որոնք ով ինչ թե եթե նա նրա նրանք մենք դուք մի ոչ չի չեն համար հետ մեջ վրա մասին նաեվ բայց կամ իսկ ըստ իր իրեն իրենց նրան նրանց մեր ձեր իմ քո ինձ քեզ մեզ ձեզ էլ քան որպես ապա',
}

const lists: Record<Locale, ReadonlySet<string>> = {
  en: new Set(words.en.split(' ')),
  ru: new Set(words.ru.split(' ')),
  hy: new Set(words.hy.split(' ')),
}

/** Whether a folded word has no meaning of its own. */
export function isStopWord(word: string, locale: Locale): boolean {
  return lists[locale].has(word)
}
