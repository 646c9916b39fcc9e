import { getImageProps } from 'next/image'
import { useLocale } from 'next-intl'
import { langAttribute } from '@/lib/i18n/pick'
import type { ImageView } from '@/lib/media/types'
import styles from './picture.module.css'

/**
 * A picture in the sizes the screen needs, on its dominant colour while it loads.
 * `getImageProps` instead of `<Image>`: the same srcset, but nothing to hydrate.
 *
 * @param ratio the frame; `natural` keeps the picture's own proportions
 * @param decorative for pictures beside the headline they illustrate: a link's text must not be said twice
 */
export function Picture({
  image,
  sizes,
  ratio = 'natural',
  eager = false,
  decorative = false,
}: {
  image: ImageView
  sizes: string
  ratio?: 'natural' | 'wide' | 'standard' | 'square'
  eager?: boolean
  decorative?: boolean
}) {
  const locale = useLocale()
  const { props } = getImageProps({
    src: image.src,
    alt: decorative ? '' : image.alt.text,
    width: image.width,
    height: image.height,
    sizes,
    loading: eager ? 'eager' : 'lazy',
    fetchPriority: eager ? 'high' : 'auto',
  })
  return (
    // biome-ignore lint/performance/noImgElement: these are next/image's own props
    <img
      {...props}
      alt={props.alt}
      lang={decorative ? undefined : langAttribute(image.alt, locale)}
      className={styles[ratio]}
      style={{ backgroundColor: image.color }}
    />
  )
}
