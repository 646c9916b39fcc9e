import { useFormatter, useTranslations } from '@/lib/i18n/translations'
import {
  ipv6Bits,
  keyBits,
  keysOutliveDay,
  numbersRightWithin,
  pace,
  type ReaderKind,
  readerKinds,
  readingTime,
} from '@/lib/views/constants'
import { automatedPatterns } from '@/lib/views/patterns'
import styles from './how-we-count.module.css'

type Month = { month: string } & Record<ReaderKind, number>

/** How views are counted, in words, with the very numbers the code uses. */
export function HowWeCount({ timeZone, months }: { timeZone: string; months: readonly Month[] }) {
  const t = useTranslations('HowWeCount')
  const hours = keysOutliveDay / 3_600_000
  return (
    <article className={`page ${styles.text}`}>
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.lead}>{t('intro')}</p>
      <h2>{t('countsTitle')}</h2>
      <p>{t('counts', { seconds: readingTime / 1_000, timeZone })}</p>
      <h2>{t('notTitle')}</h2>
      <ul className={styles.list}>
        <li>{t('notSpiders')}</li>
        <li>{t('notAutomated')}</li>
        <li>{t('notSpeculative')}</li>
        <li>{t('notFast', { minute: pace.perMinute, day: pace.perDay })}</li>
        <li>{t('notStaff')}</li>
      </ul>
      <h2>{t('whoTitle')}</h2>
      <p>{t('who', { ipv6Bits, keyBits, hours })}</p>
      <h2>{t('limitsTitle')}</h2>
      <p>{t('limits')}</p>
      <h2>{t('freshTitle')}</h2>
      <p>{t('fresh', { seconds: numbersRightWithin })}</p>
      <h2>{t('botsTitle')}</h2>
      <p>{t('bots')}</p>
      <MonthTable months={months} />
      <h2>{t('patternsTitle')}</h2>
      <p>{t('patterns')}</p>
      <p className={styles.patterns} lang="en" translate="no">
        {automatedPatterns.map((pattern) => (
          <code key={pattern}>{pattern.trim()}</code>
        ))}
      </p>
    </article>
  )
}

function MonthTable({ months }: { months: readonly Month[] }) {
  const t = useTranslations('HowWeCount')
  const format = useFormatter()
  if (months.length === 0) return <p>{t('botsEmpty')}</p>
  return (
    <table className={styles.months}>
      <thead>
        <tr>
          <th scope="col">{t('month')}</th>
          {readerKinds.map((kind) => (
            <th key={kind} scope="col">
              {t(kind)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((total) => (
          <tr key={total.month}>
            <th scope="row">{format.dateTime(new Date(`${total.month}-01T12:00:00Z`), 'month')}</th>
            {readerKinds.map((kind) => (
              <td key={kind}>{format.number(total[kind], 'integer')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
