import { describe, expect, it } from 'vitest'
import { isSameName, sharesName, skeletonOf } from '@/lib/bench/search-quality/names'

describe('names of headlines', () => {
  it.each([
    ['Yerevan', 'Ереване'],
    ['Yerevan', 'Երևանում'],
    ['Indonesia', 'Индонезии'],
    ['Khachatryan', 'Хачатряна'],
    ['Johnson', 'Джонсон'],
    ['Trump', 'Թրամփի'],
    ['Washington', 'Вашингтоном'],
  ])('%s is %s', (one, other) => {
    expect(isSameName(skeletonOf(one), skeletonOf(other))).toBe(true)
  })

  it.each([
    ['Paris', 'Москва'],
    ['Iran', 'Ирландия'],
    ['Armenia', 'Аргентина'],
    ['Li', 'Ли'],
  ])('%s is not %s', (one, other) => {
    expect(isSameName(skeletonOf(one), skeletonOf(other))).toBe(false)
  })

  it('are words with a capital that do not begin the headline, and numbers', () => {
    expect(sharesName('Fires near Yerevan', 'Пожары под Ереваном')).toBe(true)
    expect(sharesName('Yerevan waits', 'Пожары под Ереваном')).toBe(false)
    expect(sharesName('fires of 2021', 'в 2021 году')).toBe(true)
    expect(sharesName('fires of 2021', 'в 2020 году')).toBe(false)
    expect(sharesName('Fires near towns', 'Пожары под городами')).toBe(false)
  })
})
