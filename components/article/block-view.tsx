import { useLocale } from 'next-intl'
import { Picture } from '@/components/media/picture'
import type { PictureFrame } from '@/components/media/picture-frames'
import { Icon } from '@/components/ui/icon'
import type { Block } from '@/lib/body/types'
import { type LocalizedText, langAttribute } from '@/lib/i18n/pick'
import type { ImageView } from '@/lib/media/types'
import styles from './article-body.module.css'
import { Spans } from './spans'

/** One block of a body, without its address. */
export function BlockView({ block, images }: { block: Block; images: Record<string, ImageView> }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Spans spans={block.content} />
        </p>
      )
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return (
        <Heading>
          <Spans spans={block.content} />
        </Heading>
      )
    }
    case 'quote':
      return (
        <figure className={styles.quote}>
          <blockquote>
            <Spans spans={block.content} />
          </blockquote>
          {block.cite ? (
            <figcaption>
              <Spans spans={block.cite} />
            </figcaption>
          ) : null}
        </figure>
      )
    case 'list':
      return <ListBlock block={block} />
    case 'image':
      return images[block.mediaId] ? <Figure image={images[block.mediaId]} frame="text" /> : null
    case 'embed':
      return <EmbedLink url={block.url} title={block.title} />
    case 'pullquote':
      // A pull quote repeats a sentence of the text: a screen reader has it already.
      return (
        <p className={styles.pullquote} aria-hidden="true">
          <Spans spans={block.content} />
        </p>
      )
    case 'divider':
      return <hr className={styles.divider} />
  }
}

function ListBlock({ block }: { block: Extract<Block, { type: 'list' }> }) {
  const List = block.ordered ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity of their own
        <li key={index}>
          <Spans spans={item} />
        </li>
      ))}
    </List>
  )
}

/** A picture with its caption and credit. */
export function Figure({
  image,
  frame,
  eager = false,
}: {
  image: ImageView | undefined
  frame: PictureFrame
  eager?: boolean
}) {
  if (!image) return null
  return (
    <figure className={styles.figure}>
      <Picture image={image} frame={frame} eager={eager} />
      {image.caption.text || image.credit.text ? (
        <figcaption>
          <CaptionText text={image.caption} /> <CaptionText text={image.credit} className={styles.credit} />
        </figcaption>
      ) : null}
    </figure>
  )
}

function CaptionText({ text, className }: { text: LocalizedText; className?: string | undefined }) {
  const lang = langAttribute(text, useLocale())
  return text.text ? (
    <span lang={lang} className={className}>
      {text.text}
    </span>
  ) : null
}

/** A link card: nothing of another site is loaded before the reader asks for it. */
function EmbedLink({ url, title }: { url: string; title: string }) {
  return (
    <a href={url} className={styles.embed} rel="noopener">
      <span className={styles.embedTitle}>{title}</span>
      <span className={styles.embedHost}>
        {new URL(url, 'https://site.invalid').hostname.replace(/^www\./, '')}
        <Icon name="arrowRight" size={16} />
      </span>
    </a>
  )
}
