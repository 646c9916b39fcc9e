import type { Block, Body } from '@/lib/body/types'
import { bodyText, inPieces } from '@/lib/body/utils'
import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import type { ImageView } from '@/lib/media/types'
import styles from './article-body.module.css'
import { BlockView } from './block-view'

/** Blocks whose address is worth sending to somebody. */
const quotable: ReadonlySet<Block['type']> = new Set(['paragraph', 'quote', 'list', 'heading'])

/**
 * The text of a story. Every block carries its id as its address; quotable ones have a link that opens the story at that
 * block in the language of whoever follows it. All but its opening is in
 * pieces, which a telephone lays out one after the other.
 */
export function ArticleBody({
  body,
  images,
  shortCode,
}: {
  body: Body
  images: Record<string, ImageView>
  shortCode: string
}) {
  const [first = [], ...others] = inPieces(body)
  const view = (block: Block) => (
    <div key={block.id} id={block.id} data-block className={styles.block}>
      <BlockView block={block} images={images} />
      {quotable.has(block.type) ? <QuoteLink shortCode={shortCode} blockId={block.id} /> : null}
    </div>
  )
  return (
    <div className={styles.body}>
      {first.map(view)}
      {others.map((piece) => (
        <div key={piece[0]?.id} className={styles.rest} data-signs={bodyText(piece).length} data-far>
          {piece.map(view)}
        </div>
      ))}
    </div>
  )
}

function QuoteLink({ shortCode, blockId }: { shortCode: string; blockId: string }) {
  const t = useTranslations('QuoteLink')
  return (
    <a
      href={paths.short(shortCode, blockId)}
      className={styles.quoteLink}
      title={t('label')}
      data-copy-link
      data-print="hide"
    >
      <span className="visually-hidden">{t('label')}</span>
    </a>
  )
}

/** The same passages of two languages beside each other (wide) or under each other (narrow), matched by block id. */
export function ParallelBody({
  body,
  other,
  images,
  otherLocale,
}: {
  body: Body
  other: Body
  images: Record<string, ImageView>
  otherLocale: Locale
}) {
  const others = new Map(other.map((block) => [block.id, block]))
  return (
    <div className={`${styles.body} ${styles.parallel}`}>
      {body.map((block) => {
        const counterpart = others.get(block.id)
        const alike = block.type === 'image' || block.type === 'divider'
        return (
          <div key={block.id} id={block.id} data-block className={styles.pair}>
            <div>
              <BlockView block={block} images={images} />
            </div>
            {counterpart && !alike ? (
              <div lang={otherLocale} className={styles.other}>
                <BlockView block={counterpart} images={images} />
              </div>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}
