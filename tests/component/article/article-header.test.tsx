import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ArticleHeader } from '@/components/article/article-header'
import { readingMinutes } from '@/lib/articles/utils'
import { locales } from '@/lib/i18n/locales'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'
import { storyView, words } from '@/tests/helpers/story-views'

describe.each(locales)('ArticleHeader in %s', (locale) => {
  it('heads the page with the title, and leads to section and author in the page’s language', () => {
    renderIn(locale, <ArticleHeader article={storyView(locale)} views={<span>views</span>} />)
    expect(screen.getByRole('heading', { level: 1, name: words[locale].title })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: words[locale].section })).toHaveAttribute(
      'href',
      `/${locale}/sections/city`,
    )
    const author = screen.getByRole('link', { name: words[locale].author })
    expect(author).toHaveAttribute('href', `/${locale}/authors/ann-lee`)
    expect(author).toHaveAttribute('rel', 'author')
    expect(screen.getByText('views')).toBeInTheDocument()
  })

  it('says when it was published, in the site’s zone, and not that it was updated', () => {
    const { container } = renderIn(locale, <ArticleHeader article={storyView(locale)} views={null} />)
    const times = [...container.querySelectorAll('time')]
    expect(times.map((time) => time.dateTime)).toEqual(['2026-11-22T21:30:00.000Z'])
    expect(times[0]).toHaveTextContent(/23.*2026.*01:30/)
  })

  it('says when it was updated', () => {
    const updatedAt = new Date('2026-11-24T08:00:00Z')
    const { container } = renderIn(locale, <ArticleHeader article={storyView(locale, { updatedAt })} views={null} />)
    const [, updated] = container.querySelectorAll('time')
    expect(updated).toHaveAttribute('datetime', updatedAt.toISOString())
    expect(updated).toHaveTextContent(/24.*12:00/)
    const sentence = say(locale, 'ArticlePage').markup('updated', { date: '', time: (text) => text })
    expect(updated?.parentElement).toHaveTextContent(sentence.trim())
  })

  it.each([1, 300, 500, 1_000, 4_000])('tells the reading time of %i words with the right plural', (wordCount) => {
    renderIn(locale, <ArticleHeader article={storyView(locale, { wordCount })} views={null} />)
    const minutes = readingMinutes(wordCount, locale)
    expect(screen.getByText(say(locale, 'ArticlePage')('readingTime', { minutes }))).toBeInTheDocument()
  })

  it('names all authors in order, each with the role', () => {
    const authors = ['first', 'second'].map((slug) => ({
      slug,
      guest: false,
      name: { text: `${words[locale].author} ${slug}`, locale },
      role: { text: `role ${slug}`, locale },
    }))
    renderIn(locale, <ArticleHeader article={storyView(locale, { authors })} views={null} />)
    const links = screen.getAllByRole('link').filter((link) => link.getAttribute('rel') === 'author')
    expect(links.map((link) => link.textContent)).toEqual(authors.map((author) => author.name.text))
    expect(screen.getByText('role second')).toBeInTheDocument()
  })

  it('has no byline without authors', () => {
    renderIn(locale, <ArticleHeader article={storyView(locale, { authors: [] })} views={null} />)
    expect(screen.queryByText(say(locale, 'ArticlePage')('authors'))).not.toBeInTheDocument()
  })
})
