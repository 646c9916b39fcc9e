import { useLocale } from 'next-intl'
import { langAttribute } from '@/lib/i18n/pick'
import type { ImageView } from '@/lib/media/types'
import { pictureUrl } from '@/lib/media/utils'
import styles from './picture.module.css'
import { type PictureFrame, pictureFrames } from './picture-frames'

/** For browsers that know no `srcset`. */
const onlyWidth = 720

/**
 * A picture in the sizes its place can show, on its dominant colour while it loads. No `<Image>`: there is nothing to
 * hydrate, and it offers every size everywhere.
 *
 * @param ratio the form; `natural` keeps the picture's own proportions
 * @param decorative for pictures beside the headline they illustrate: a link's text must not be said twice
 */
export function Picture({
  image,
  frame,
  ratio = 'natural',
  eager = false,
  decorative = false,
}: {
  image: ImageView
  frame: PictureFrame
  ratio?: 'natural' | 'wide' | 'standard' | 'square'
  eager?: boolean
  decorative?: boolean
}) {
  const locale = useLocale()
  const { sizes, widths } = pictureFrames[frame]
  return (
    // biome-ignore lint/performance/noImgElement: the optimiser is next/image's, see above
    <img
      alt={decorative ? '' : image.alt.text}
      lang={decorative ? undefined : langAttribute(image.alt, locale)}
      width={image.width}
      height={image.height}
      sizes={sizes}
      srcSet={widths.map((width) => `${pictureUrl(image.src, width)} ${width}w`).join(', ')}
      src={pictureUrl(image.src, onlyWidth)}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : undefined}
      decoding="async"
      className={styles[ratio]}
      data-color={image.color}
    />
  )
}
