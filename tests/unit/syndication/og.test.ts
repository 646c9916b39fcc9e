import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '@/lib/i18n/locales'
import { projectRoot } from '@/lib/runtime/paths'
import { ogPath, ogVersion, parseOgFile } from '@/lib/syndication/og/address'
import { ogBytes, ogSize } from '@/lib/syndication/og/constants'
import { drawOg } from '@/lib/syndication/og/draw'
import { drawable } from '@/lib/syndication/og/text'
import { fontCharacters } from '@/tests/helpers/font'
import { storyView, words } from '@/tests/helpers/story-views'

async function facts(jpeg: Buffer) {
  const { width, height, format } = await sharp(jpeg).metadata()
  return { width, height, format, small: jpeg.length <= ogBytes }
}

const right = { ...ogSize, format: 'jpeg', small: true }

/** A photograph that compresses as badly as one can. */
function noise(): Promise<Buffer> {
  const side = 900
  const pixels = Buffer.alloc(side * side * 3)
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = (index * 2_654_435_761) >>> 24
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer()
}

const draw = (title: string | null, picture: Buffer | null = null, locale: Locale = 'en') =>
  drawOg({ site: 'Meridian', label: words[locale].section, title, picture })

describe('pictures for messengers', () => {
  it.each(locales)('have the size that is promised, with a title in %s', async (locale) => {
    expect(await facts(await draw(words[locale].title, null, locale))).toEqual(right)
  })

  it('stay small beside any photograph', async () => {
    expect(await facts(await draw('The night tram', await noise()))).toEqual(right)
  })

  it('leave out a photograph that is none', async () => {
    expect(await draw('Tram', Buffer.from('no picture'))).toEqual(await draw('Tram'))
  })

  it.each([
    ['markup', '<span foreground="red">&amp;</b> ]]>'],
    ['endless', 'Շատերկարբառ'.repeat(400)],
    ['many words', 'перевал '.repeat(500)],
    ['towers of marks', `a${'\u0301'.repeat(5_000)}`],
    ['controls and halves', 'a\u0000\u202E\uD800\n\tb'],
    ['only emoji', '❄️❄️'],
  ])('are drawn for a hostile title: %s', async (_name, title) => {
    expect(await facts(await draw(title))).toEqual(right)
  })

  it('are the default one without anything to draw', async () => {
    const standard = await draw(null)
    expect(await facts(standard)).toEqual(right)
    expect(await draw('\u200B❄️')).toEqual(standard)
    expect(await draw('Tram')).not.toEqual(standard)
  })
})

describe('letters', () => {
  const alphabets: Record<Locale, string> = {
    en: 'abcdefghijklmnopqrstuvwxyz',
    ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    hy: 'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև',
  }

  it.each(locales)('and marks of %s are in both fonts', (locale) => {
    const letters = `${alphabets[locale]}${alphabets[locale].toUpperCase()}0123456789«»“”’–—…։՞՜՛№֏$€`
    for (const name of ['meridian-serif.ttf', 'meridian-sans.ttf']) {
      const characters = fontCharacters(path.join(projectRoot, 'lib', 'syndication', 'og', 'fonts', name))
      expect([...letters].filter((letter) => !characters.has(letter.codePointAt(0) ?? 0))).toEqual([])
    }
  })

  it('that no font has are left out, and what remains is kept', () => {
    expect(drawable('Snow\u202E ❄️\n!')).toBe('Snow !')
    expect(drawable('<b>&')).toBe('<b>&')
  })
})

describe('addresses of pictures', () => {
  it.each(locales)('are read as they are written: %s', (locale) => {
    for (const shortCode of ['7KX3QD', null]) {
      const picture = { locale, shortCode, version: '0123456789' }
      expect(parseOgFile(ogPath(picture).replace('/og/', ''))).toEqual(picture)
    }
  })

  it('change with the headline, the section and the site’s name', () => {
    const versions = [
      ogVersion(storyView('en'), 'Meridian'),
      ogVersion(storyView('en', { title: 'Another' }), 'Meridian'),
      ogVersion(storyView('ru'), 'Meridian'),
      ogVersion(storyView('en'), 'Another'),
    ]
    expect(new Set(versions).size).toBe(versions.length)
  })

  it.each(['x.jpg', 'de-0123456789.jpg', 'hy-012345678.jpg', '../hy-0123456789.jpg', 'hy-0123456789.png'])(
    'are not %s',
    (file) => {
      expect(parseOgFile(file)).toBeNull()
    },
  )
})
