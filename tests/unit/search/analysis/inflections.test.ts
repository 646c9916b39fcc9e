import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '@/lib/i18n/locales'
import { analyze } from '@/lib/search/analysis/analyze'

/** A word, and forms of it that find it and are found by it. */
const words: Record<Locale, string> = {
  en: `go goes going went gone
child children|man men|woman women|mouse mice|foot feet|tooth teeth|goose geese|person people
wife wives|knife knives|wolf wolves|leaf leaves|crisis crises|phenomenon phenomena|criterion criteria
take takes taking took taken|write writes writing wrote written|bring brought|buy bought|catch caught|teach taught
begin began begun|speak spoke spoken|choose chose chosen|fly flew flown|drive drove driven|give gave given
city cities|study studies studied studying|government governments government's|box boxes|stop stopped stopping
nation nations|vote votes voted voting|die died dying|hero heroes|big bigger biggest|easy easier easiest|large larger largest|colour color|run ran running
add adds added adding|operate operates operated operating|bus buses|gas gases|travel travels travelled traveling|control controls controlled controlling
policeman policemen|businesswoman businesswomen|happy happiest|rude ruder|agree agreed agreeing|hope hoped hoping|hop hopped hopping|use used using
September Sept|year yrs|meeting meetings|building buildings|veto vetoes|virus viruses|café cafés`,
  ru: `город города городу городом городе городов городами
человек человека люди людей|ребенок ребенка дети детей|идти идет шел шла|мать матери матерью
правительство правительства правительством|страна страны страну стране странами|время времени временем
день дня дни дней|отец отца отцом|окно окна окон|книга книги книг книгой|сестра сестры сестер
большой большая большого больших|новый новая новые новыми|русский русская русских
писать пишу пишет писал писали|говорить говорит говорил говорят|сказать сказал скажет
использовать использующий используемым|принять принят принятая|открыть открытый открыты|выпустить выпущен|представить представленный
ввести введён введенных|вынудить вынужден|готовиться готовящейся|умереть умершего|читать читавшая|строиться строящийся
ёлка елка елки|лёд льда|президент президента президентом|выборы выборов выборах|нога ноги ног`,
  hy: `քաղաք քաղաքի քաղաքը քաղաքում քաղաքից քաղաքներ քաղաքների քաղաքներում
մարդ մարդու մարդիկ մարդկանց|գիրք գրքի գրքեր գրքերի գրքերում|տուն տան տներ|ջուր ջրի ջրով
կառավարություն կառավարության կառավարությունը կառավարությամբ|Հայաստան Հայաստանի Հայաստանում Հայաստանից
օրենք օրենքի օրենքով օրենքները|երկիր երկրի երկրներ երկրում|լեռ լեռան լեռներ|օր օրվա օրեր
գնալ գնում գնաց գնացին գնացել չգնաց կգնա|գրել գրում գրեց գրած գրվել գրող|խոսել խոսում խոսեց խոսեցին
տեսնել տեսնում տեսավ տեսան|վերցնել վերցրեց վերցրել|մոտենալ մոտեցավ մոտենում|նախագահ նախագահի նախագահը
մեծ ամենամեծ|երկար ամենաերկար|ունենալ ունեմ ունի ունեին չունի չունեին|գիտենալ գիտեմ գիտի չգիտեր|կա կար կային չկա չկար|գալ կգա եկավ
դառնալ դարձավ դարձել|թողնել թողեց չթողած|ընկնել ընկավ ընկած|աղջիկ աղջկա|ամառ ամռանը|սեր սիրո|մութ մթան|անձ անձինք անձանց|ծրագիր ծրագրեր ծրագրերից
Պետրով Պետրովի Պետրովը|ապատեղեկատվություն ապատեղեկատվության ապատեղեկատվությամբ|արգելափակում արգելափակման
ժողով ժողովի ժողովում|եկեղեցի եկեղեցու եկեղեցում|ընտրություն ընտրությունների|Երևան Երեւան Երևանում`,
}

const cases = locales.flatMap((locale) =>
  words[locale]
    .split(/[|\n]/)
    .map((line) => line.split(' '))
    .flatMap(([word = '', ...forms]) => forms.map((form): [Locale, string, string] => [locale, word, form])),
)

function lexemes(locale: Locale, text: string): string[] {
  return analyze({ text, locale }).flatMap((token) => token.lexemes)
}

describe('inflected words', () => {
  it.each(locales)('of %s are sixty and more', (locale) => {
    expect(cases.filter(([language]) => language === locale).length).toBeGreaterThanOrEqual(60)
  })

  it.each(cases)('%s: %s, %s', (locale, word, form) => {
    const known = new Set(lexemes(locale, word))
    expect(lexemes(locale, form).some((lexeme) => known.has(lexeme))).toBe(true)
  })

  it.each<[Locale, string, string]>([
    ['en', 'universe', 'government'],
    ['en', 'numb', 'number'],
    ['en', 'operates', 'operation'],
    ['en', 'met', 'meetings'],
    ['en', 'even', 'evening'],
    ['en', 'friends', 'friendly'],
    ['en', 'units', 'united'],
    ['en', 'new', 'news'],
    ['en', 'customs', 'customers'],
    ['en', 'hoping', 'hopping'],
    ['ru', 'мост', 'место'],
    ['ru', 'банк', 'баня'],
    ['ru', 'большие', 'боль'],
    ['ru', 'Дании', 'данного'],
    ['hy', 'հիշեցնել', 'հիշում'],
    ['hy', 'գտնվում', 'գտնել'],
    ['hy', 'սկսվեց', 'սկսեց'],
    ['hy', 'քաղաք', 'քաղաքական'],
    ['hy', 'ջուր', 'տուն'],
  ])('%s: %s is not %s', (locale, word, other) => {
    const known = new Set(lexemes(locale, word))
    expect(lexemes(locale, other).filter((lexeme) => known.has(lexeme))).toEqual([])
  })
})
