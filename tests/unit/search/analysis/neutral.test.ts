import { describe, expect, it } from 'vitest'
import { analyze } from '@/lib/search/analysis/analyze'
import { foldForSearch } from '@/lib/search/analysis/fold'
import { neutralForm } from '@/lib/search/analysis/neutral'

const sound = (word: string) => neutralForm(foldForSearch(word).toLowerCase())

describe('the script-neutral form', () => {
  it.each([
    ['Yerevan', 'Ереван', 'Երևան'],
    ['Erevan', 'Ереван', 'Երևան'],
    ['Gyumri', 'Гюмри', 'Գյումրի'],
    ['Vanadzor', 'Ванадзор', 'Վանաձոր'],
    ['Washington', 'Вашингтон', 'Վաշինգտոն'],
    ['Khachaturian', 'Хачатурян', 'Խաչատուրյան'],
    ['hayastan', 'Хайастан', 'Հայաստան'],
    ['Sharmazanov', 'Шармазанов', 'Շարմազանով'],
    ['Tbilisi', 'Тбилиси', 'Թբիլիսի'],
    ['Kim', 'Ким', 'Կիմ'],
    ['Canada', 'Канада', 'Կանադա'],
    ['Indonesia', 'Индонезия', 'Ինդոնեզիա'],
  ])('%s, %s and %s meet', (...words) => {
    expect(new Set(words.map(sound)).size).toBe(1)
  })

  it.each([
    ['pravitelstvo', 'правительство'],
    ['kotorye', 'которые'],
    ['sotsialnykh', 'социальных'],
    ['immunnuyu', 'иммунную'],
    ['zhamanakagrutyuny', 'ժամանակագրությունը'],
    ['gaghtni', 'գաղտնի'],
    ['kanayk', 'կանայք'],
    ['vorosh', 'որոշ'],
  ])('%s is %s in Latin letters', (latin, word) => {
    expect(sound(latin)).toBe(sound(word))
  })

  it.each([
    ['en', 'ջոն'],
    ['Peter', 'Paul'],
  ])('%s is not %s', (one, other) => {
    expect(sound(one)).not.toBe(sound(other))
  })

  it('of a name is the same without its last vowels', () => {
    const forms = (['en', 'ru', 'hy'] as const).map((locale) => {
      const text = { en: 'Indonesia', ru: 'Индонезии', hy: 'Ինդոնեզիայում' }[locale]
      return analyze({ text, locale }).flatMap(({ neutral }) => neutral)
    })
    for (const sounds of forms) expect(sounds).toContain('x:indones')
  })

  it.each([
    ['ru', 'Трампом', 'Трамп'],
    ['hy', 'Վաշինգտոնում', 'Վաշինգտոն'],
  ] as const)('of a name in %s has its stem as well: %s', (locale, form, name) => {
    expect(analyze({ text: form, locale })[0]?.neutral).toContain(sound(name))
  })
})
