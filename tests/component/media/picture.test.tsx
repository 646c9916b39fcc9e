import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Picture } from '@/components/media/picture'
import { type PictureFrame, pictureFrames } from '@/components/media/picture-frames'
import nextConfig from '@/next.config'
import { renderIn } from '@/tests/helpers/render'
import { picture } from '@/tests/helpers/story-views'

const { deviceSizes, imageSizes, qualities } = nextConfig.images ?? {}
const frames = Object.keys(pictureFrames) as PictureFrame[]

describe('a picture', () => {
  it.each(frames)('offers only sizes that are made, from small to large: %s', (frame) => {
    renderIn('hy', <Picture image={picture('hy')} frame={frame} />)
    const offers = screen.getByRole('img').getAttribute('srcset')?.split(', ') ?? []
    const widths = offers.map((offer) => Number(/ (\d+)w$/.exec(offer)?.[1]))
    expect(widths).toEqual(widths.toSorted((a, b) => a - b))
    const made = [...(imageSizes ?? []), ...(deviceSizes ?? [])]
    const addresses = offers.map((offer) => offer.split(' ')[0] ?? '')
    for (const address of [...addresses, screen.getByRole('img').getAttribute('src') ?? '']) {
      const query = new URL(address, 'https://site.invalid').searchParams
      expect(made).toContain(Number(query.get('w')))
      expect(qualities).toContain(Number(query.get('q')))
    }
  })

  it('that illustrates a headline says nothing and waits until it is near', () => {
    const { container } = renderIn('en', <Picture image={picture('en')} frame="list" decorative />)
    const image = container.querySelector('img')
    expect(image?.alt).toBe('')
    expect(image).toHaveAttribute('loading', 'lazy')
  })

  it('at the top is asked for first', () => {
    renderIn('en', <Picture image={picture('en')} frame="lead" eager />)
    expect(screen.getByRole('img')).toHaveAttribute('fetchpriority', 'high')
    expect(screen.getByRole('img')).toHaveAttribute('loading', 'eager')
  })
})
