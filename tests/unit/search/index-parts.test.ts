import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grains, samples } from '@/lib/search/constants'
import { decodeSearchCursor, encodeSearchCursor } from '@/lib/search/cursor'
import { editDistance } from '@/lib/search/edit-distance'
import { coverWeeks, grainOf, marks, sampleOf, weekOf } from '@/lib/search/marks'
import { allOf, anyOf, lexeme, lexemesOf, loosen, type Match, toTsquery } from '@/lib/search/match'
import { packPlaces, placesAt } from '@/lib/search/offsets'
import { makeSnippet, markTitle } from '@/lib/search/snippet'
import { createVector, type Lexemes, quoteLexeme } from '@/lib/search/vector'
import { questionsBySample, questionsByTime, sampleParts } from '@/lib/search/windows'

describe('places', () => {
  it('come back as they were packed', () => {
    const lengths = fc.array(fc.tuple(fc.nat({ max: 70_000 }), fc.integer({ min: 1, max: 300 }), fc.boolean()))
    fc.assert(
      fc.property(lengths, (steps) => {
        let end = 0
        const places = steps.map(([gap, length, isGap]) => {
          if (isGap) return null
          const start = end + gap
          end = start + length
          return { start, end }
        })
        const packed = packPlaces(places)
        const all = places.map((_, index) => index + 1)
        expect(placesAt(packed, all).filter(({ start, end }) => end > start)).toEqual(places.filter(Boolean))
        for (const [index, place] of places.entries()) if (place) expect(placesAt(packed, [index + 1])).toEqual([place])
        expect(placesAt(packed, [places.length + 1])).toEqual([])
      }),
    )
  })
})

describe('period marks', () => {
  it('cover exactly the weeks asked for', () => {
    const weeks = fc.tuple(fc.nat({ max: 4_000 }), fc.nat({ max: 300 }))
    fc.assert(
      fc.property(weeks, ([start, length]) => {
        const size = { w: 1, e: 8, y: 64 } as const
        const covered = coverWeeks(start, start + length).flatMap((mark) => {
          const weeksOf = size[mark.charAt(1) as keyof typeof size]
          const first = Number(mark.slice(2)) * weeksOf
          return Array.from({ length: weeksOf }, (_, index) => first + index)
        })
        expect(covered).toEqual(Array.from({ length }, (_, index) => start + index))
      }),
    )
  })

  it('deal every story into a sample', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const grain = grainOf(id)
        expect(grain).toBeGreaterThanOrEqual(0)
        expect(grain).toBeLessThan(grains)
        expect(sampleOf(grain)).toBeLessThan(samples)
      }),
    )
  })
})

describe('questions', () => {
  const day = 86_400_000
  const now = new Date('2026-11-24T00:00:00Z')
  const week = Math.floor(now.getTime() / (7 * day))
  const weeks = new Map(Array.from({ length: 200 }, (_, index) => [week - index, 1_000]))

  it('of a small site is one', () => {
    const asked = questionsByTime({ weeks: new Map([[week, 50]]), now, since: null, until: null })
    expect(asked.parts).toEqual([null])
  })

  it('go back in ever longer periods and end with everything', () => {
    const asked = questionsByTime({ weeks, now, since: null, until: null })
    expect(asked.parts.length).toBeGreaterThan(3)
    expect(asked.parts.at(-1)).toBeNull()
    const before = asked.before.map((date) => date.getTime())
    expect(before).toEqual(before.toSorted((a, b) => b - a))
    expect(asked.sizes.reduce((sum, size) => sum + size, 0)).toBe(200_000)
  })

  it('stay inside the dates asked for', () => {
    const since = new Date(now.getTime() - 70 * day)
    const until = new Date(now.getTime() - 35 * day)
    const { parts, before, rest } = questionsByTime({ weeks, now, since, until })
    for (const part of [...parts, rest]) expect(part).toContain('~')
    for (const date of before) expect(date.getTime()).toBeLessThanOrEqual(until.getTime() + 7 * day)
  })

  it('by samples ask for every story once, for ever more at a time', () => {
    const parts = sampleParts()
    const grainsOfMark = (mark: string) =>
      Array.from({ length: grains }, (_, grain) => grain).filter(
        (grain) => mark === marks.grain(grain) || mark === marks.sample(sampleOf(grain)),
      )
    const asked = parts.flatMap((part) => part.marks.flatMap(grainsOfMark))
    expect(asked).toHaveLength(grains)
    expect(new Set(asked).size).toBe(grains)
    for (const part of parts) expect(part.marks.flatMap(grainsOfMark)).toHaveLength(part.grains)
    const shares = parts.map((part) => part.asked)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(grains)
    const whole = questionsBySample(null)
    expect(whole.parts[1]).toBe("'~g64' | '~g128' | '~g192'")
    expect(whole.sizes.reduce((sum, size) => sum + size, 0)).toBe(grains)
    expect(whole.rest).toBeNull()
    const period = { since: new Date('2026-11-01'), until: new Date('2026-11-02') }
    const within = questionsBySample(period)
    expect(within.parts[0]).toBe(`'~w${weekOf(period.since)}' & '~g0'`)
    expect(within.rest).toBe(`'~w${weekOf(period.since)}'`)
  })
})

describe('a match', () => {
  const phrase: Match = {
    kind: 'phrase',
    of: [
      { match: lexeme('a'), distance: 0 },
      { match: lexeme('b'), distance: 2 },
    ],
  }

  it('is written as a tsquery', () => {
    expect(toTsquery(allOf([anyOf([lexeme("it's"), lexeme('b\\')]), { kind: 'not', of: phrase }]))).toBe(
      "('it''s' | 'b\\\\') & (!('a' <2> 'b'))",
    )
  })

  it('says a thing once', () => {
    expect(toTsquery(anyOf([lexeme('a'), anyOf([lexeme('a'), lexeme('b')])]))).toBe("'a' | 'b'")
  })

  it('can be loosened to what the index knows', () => {
    const loose = loosen(allOf([phrase, { kind: 'not', of: phrase }, { kind: 'not', of: lexeme('c') }]))
    expect(loose && toTsquery(loose)).toBe("('a' & 'b') & (!'c')")
    expect(loosen(lexeme('a'))).toBeNull()
  })

  it('names what is to be highlighted, without exclusions', () => {
    expect(lexemesOf(allOf([phrase, { kind: 'not', of: lexeme('c') }]))).toEqual(['a', 'b'])
  })
})

/** Places by lexeme: position and weight. */
function readLexemes({ count, bytes }: Lexemes): Record<string, string[]> {
  const buffer = Buffer.from(bytes)
  let at = 0
  const entries = Array.from({ length: count }, (): [string, string[]] => {
    const end = buffer.indexOf(0, at)
    const lexeme = buffer.toString('utf8', at, end)
    const places = Array.from({ length: buffer.readUInt16BE(end + 1) }, (_, index) => {
      const place = buffer.readUInt16BE(end + 3 + index * 2)
      return `${place & 0x3fff}${'DCBA'[place >> 14]}`
    })
    at = end + 3 + places.length * 2
    return [lexeme, places]
  })
  expect(at).toBe(bytes.length)
  return Object.fromEntries(entries)
}

describe('a vector', () => {
  const run = ['en:run']

  it('keeps positions and weights', () => {
    const vector = createVector()
    expect(vector.add(run, 1, 'A')).toBe(true)
    expect(vector.add(run, 7, 'D')).toBe(false)
    vector.add(["en:b's", 'en:c'], 9, 'B')
    expect(readLexemes(vector.lexemes())).toEqual({ 'en:run': ['1A', '7D'], "en:b's": ['9B'], 'en:c': ['9B'] })
  })

  it('brings the places of words together that share a lexeme, in order', () => {
    const vector = createVector()
    vector.add(run, 12, 'D')
    vector.add(['en:ran', 'en:run'], 3, 'C')
    vector.add(['en:ran', 'en:ran'], 3, 'B')
    expect(readLexemes(vector.lexemes())).toEqual({ 'en:run': ['3C', '12D'], 'en:ran': ['3B'] })
  })

  it('keeps as many places of a lexeme as PostgreSQL does, the first ones', () => {
    const vector = createVector()
    const ran = ['en:run']
    for (let position = 1; position <= 200; position += 1) vector.add(position % 2 ? run : ran, position, 'D')
    for (let position = 201; position <= 400; position += 1) vector.add(ran, position, 'D')
    const places = readLexemes(vector.lexemes())['en:run']
    expect(places).toEqual(Array.from({ length: 255 }, (_, index) => `${index + 1}D`))
  })

  it('stays within what PostgreSQL takes', () => {
    const vector = createVector()
    for (let added = 0; added < 20_000; added += 1) vector.add([`en:${added}${'ж'.repeat(50)}`], 1, 'D')
    const { bytes } = vector.lexemes()
    expect(bytes.length).toBeGreaterThan(350_000)
    expect(bytes.length).toBeLessThan(1_000_000)
    expect(quoteLexeme('x'.repeat(500))).toHaveLength(102)
    expect(quoteLexeme("a\\b'c")).toBe("'a\\\\b''c'")
  })
})

describe('a snippet', () => {
  const title = 'Night trams'
  const sentence = 'The bridge over the river was closed for repairs again. '
  const body = `${sentence.repeat(20)}At last the tram came. ${sentence.repeat(20)}`
  const text = `${title}\n${body}\n`
  const words = [...text.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
  const position = words.findIndex(({ start }) => text.startsWith('tram came', start)) + 1
  const marked = { text, title, offsets: packPlaces(words), positions: [2, position] }

  it('marks the title by itself', () => {
    expect(markTitle(marked)).toEqual([
      { text: 'Night ', hit: false },
      { text: 'trams', hit: true },
    ])
  })

  it('shows what stands around the match, in whole words', () => {
    const snippet = makeSnippet(marked)
    expect(snippet.filter(({ hit }) => hit)).toEqual([{ text: 'tram', hit: true }])
    const whole = snippet.map(({ text: part }) => part).join('')
    expect(whole).toMatch(/^… \S.*\S …$/)
    expect(text.replace(/\s+/g, ' ')).toContain(whole.slice(2, -2))
    expect(whole.length).toBeLessThan(300)
  })

  it('begins at the beginning when only the title matched', () => {
    const snippet = makeSnippet({ ...marked, positions: [2] })
    expect(snippet[0]?.text.startsWith('The bridge')).toBe(true)
  })

  it.each([
    ['Trams by day', 'Two weeks ago', 'Trams by day\u00a0· Two weeks ago'],
    ['Why trams?', 'Two weeks ago', 'Why trams? Two weeks ago'],
    ['Трамвай днём и «Ночью»', 'Две недели назад', 'Трамвай днём и «Ночью» Две недели назад'],
    ['Գիշերային տրամվայ', 'Երկու շաբաթ առաջ։', 'Գիշերային տրամվայ\u00a0· Երկու շաբաթ առաջ։'],
  ])('keeps paragraphs apart: %s', (subtitle, lead, shown) => {
    const lines = `${title}\n${subtitle}\n${lead}\n`
    const snippet = makeSnippet({ text: lines, title, offsets: packPlaces([]), positions: [] })
    expect(snippet.map(({ text: part }) => part).join('')).toBe(shown)
  })

  it('never throws and never invents text', () => {
    const input = fc.tuple(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', maxLength: 900 }),
      fc.array(fc.nat({ max: 300 })),
    )
    fc.assert(
      fc.property(input, ([head, tail, positions]) => {
        const all = `${head}\n${tail}\n`
        const places = [...all.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
          start: index,
          end: index + word.length,
        }))
        const snippet = makeSnippet({ text: all, title: head, offsets: packPlaces(places), positions })
        const flat = (written: string) => written.replace(/\s+|·/g, '')
        for (const { text: part } of snippet) if (!/^\s?…\s?$/.test(part)) expect(flat(all)).toContain(flat(part))
      }),
    )
  })
})

describe('a cursor', () => {
  it('survives an address', () => {
    const cursor = { value: 0.123456789, id: '01900000-0000-7000-8000-000000000000', at: new Date(1_700_000_000_000) }
    expect(decodeSearchCursor(encodeSearchCursor(cursor))).toEqual(cursor)
    const first = { value: 1e-7, id: '01900000-0000-7000-8000-000000000001', oldest: 1_700_000_000_123_456 }
    expect(decodeSearchCursor(encodeSearchCursor({ ...cursor, first }))).toEqual({ ...cursor, first })
    expect(decodeSearchCursor(`${encodeSearchCursor(cursor)}_1`)).toBeNull()
    for (const bad of ['', 'x', '1_2_3', null, undefined]) expect(decodeSearchCursor(bad)).toBeNull()
  })
})

describe('the distance of two words', () => {
  it.each([
    ['goverment', 'government', 1],
    ['recieve', 'receive', 1],
    ['снег', 'снег', 0],
    ['ձյուն', 'ձուն', 1],
    ['abc', 'xyz', 3],
    ['a', 'abcdef', 3],
  ])('%s, %s', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance)
  })
})
