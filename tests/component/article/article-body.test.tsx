import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ArticleBody, ParallelBody } from '@/components/article/article-body'
import type { Block } from '@/lib/body/types'
import { locales } from '@/lib/i18n/locales'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'
import { picture } from '@/tests/helpers/story-views'

const mediaId = '01900000-0000-7000-8000-0000000000aa'

/** One block of every type; a type that is added to the vocabulary is missing here, and does not compile. */
const blocks: Record<Block['type'], Block> = {
  paragraph: {
    id: 'b1',
    type: 'paragraph',
    content: [
      { text: 'Plain ' },
      { text: 'strong', strong: true },
      { text: 'emphatic', em: true },
      { text: 'linked', href: 'https://example.org/' },
      { text: 'déjà vu', lang: 'fr', em: true },
    ],
  },
  heading: { id: 'b2', type: 'heading', level: 2, content: [{ text: 'A heading' }] },
  quote: { id: 'b3', type: 'quote', content: [{ text: 'Said so' }], cite: [{ text: 'A witness' }] },
  list: { id: 'b4', type: 'list', ordered: true, items: [[{ text: 'first' }], [{ text: 'second' }]] },
  image: { id: 'b5', type: 'image', mediaId },
  embed: { id: 'b6', type: 'embed', url: 'https://www.example.org/film', title: 'A film' },
  pullquote: { id: 'b7', type: 'pullquote', content: [{ text: 'So loud' }] },
  divider: { id: 'b8', type: 'divider' },
}
const body = Object.values(blocks)

describe.each(locales)('ArticleBody in %s', (locale) => {
  const show = (some: Block[] = body) =>
    renderIn(locale, <ArticleBody body={some} images={{ [mediaId]: picture(locale) }} shortCode="7KX3QD" />)

  it('gives every block its address, in order', () => {
    const { container } = show()
    expect([...container.querySelectorAll('[data-block]')].map((block) => block.id)).toEqual(body.map(({ id }) => id))
  })

  it('marks runs of text as what they are', () => {
    show()
    expect(screen.getByText('strong').tagName).toBe('STRONG')
    expect(screen.getByText('emphatic').tagName).toBe('EM')
    expect(screen.getByRole('link', { name: 'linked' })).toHaveAttribute('href', 'https://example.org/')
    expect(screen.getByText('déjà vu').closest('[lang]')).toHaveAttribute('lang', 'fr')
    expect(screen.getByText('déjà vu').tagName).toBe('EM')
  })

  it('gives lists, headings, quotations and dividers their roles', () => {
    show()
    expect(screen.getByRole('heading', { level: 2, name: 'A heading' })).toBeInTheDocument()
    expect(screen.getByRole('blockquote')).toHaveTextContent('Said so')
    expect(screen.getByText('A witness').tagName).toBe('FIGCAPTION')
    const list = screen.getByRole('list')
    expect(list.tagName).toBe('OL')
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['first', 'second'])
    expect(screen.getByRole('separator')).toBeInTheDocument()
  })

  it('tells headings of the third level and lists without order apart', () => {
    show([
      { id: 'h', type: 'heading', level: 3, content: [{ text: 'Deeper' }] },
      { id: 'l', type: 'list', ordered: false, items: [[{ text: 'any' }]] },
    ])
    expect(screen.getByRole('heading', { level: 3, name: 'Deeper' })).toBeInTheDocument()
    expect(screen.getByRole('list').tagName).toBe('UL')
  })

  it('shows a picture with its description, caption and credit', () => {
    show()
    expect(screen.getByRole('img', { name: `alt ${locale}` })).toBeInTheDocument()
    expect(screen.getByText(`caption ${locale}`)).not.toHaveAttribute('lang')
    expect(screen.getByText(`credit ${locale}`)).toBeInTheDocument()
  })

  it('says which language a picture’s texts are in when it is another', () => {
    const other = locale === 'en' ? 'hy' : 'en'
    renderIn(locale, <ArticleBody body={[blocks.image]} images={{ [mediaId]: picture(other) }} shortCode="7KX3QD" />)
    expect(screen.getByRole('img', { name: `alt ${other}` })).toHaveAttribute('lang', other)
    expect(screen.getByText(`caption ${other}`)).toHaveAttribute('lang', other)
  })

  it('leaves a picture out that is not there, and keeps its place', () => {
    const { container } = renderIn(locale, <ArticleBody body={[blocks.image]} images={{}} shortCode="7KX3QD" />)
    expect(screen.queryByRole('img')).not.toBeInTheDocument()
    expect(container.querySelector('#b5')).toBeInTheDocument()
  })

  it('links to an embed instead of loading it', () => {
    const { container } = show()
    expect(screen.getByRole('link', { name: /A film/ })).toHaveAttribute('href', 'https://www.example.org/film')
    expect(screen.getByText('example.org')).toBeInTheDocument()
    expect(container.querySelector('iframe, script, video')).toBeNull()
  })

  it('does not read a pull quote out a second time', () => {
    show()
    expect(screen.getByText('So loud').closest('[aria-hidden="true"]')).not.toBeNull()
  })

  it('offers links to what is worth quoting', () => {
    show()
    const links = screen.getAllByRole('link', { name: say(locale, 'QuoteLink')('label') })
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      ['b1', 'b2', 'b3', 'b4'].map((id) => `/a/7KX3QD#${id}`),
    )
  })

  it('puts the same passages of another language beside these, and pictures once', () => {
    const other = locale === 'hy' ? 'ru' : 'hy'
    const counterpart: Block[] = [
      { id: 'b2', type: 'heading', level: 2, content: [{ text: 'Counterpart' }] },
      blocks.image,
      { id: 'only-there', type: 'heading', level: 2, content: [{ text: 'Elsewhere' }] },
    ]
    renderIn(
      locale,
      <ParallelBody body={body} other={counterpart} images={{ [mediaId]: picture(locale) }} otherLocale={other} />,
    )
    const pair = screen.getByText('A heading').closest('[data-block]')
    expect(pair).toHaveTextContent('A headingCounterpart')
    expect(screen.getByText('Counterpart').closest('[lang]')).toHaveAttribute('lang', other)
    expect(screen.getAllByRole('img')).toHaveLength(1)
    expect(screen.queryByText('Elsewhere')).not.toBeInTheDocument()
  })
})
