import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import styles from './state.module.css'

export function GlobalNotFoundView({
  texts,
}: {
  texts: { locale: Locale; endonym: string; title: string; text: string; home: string }[]
}) {
  return (
    <main className={`page ${styles.state}`}>
      <p className={styles.code}>404</p>
      {texts.map(({ locale, endonym, title, text, home }, index) => {
        const Heading = index === 0 ? 'h1' : 'h2'
        return (
          <section key={locale} lang={locale} className={styles.language}>
            <p className={styles.endonym}>{endonym}</p>
            <Heading className={styles.title}>{title}</Heading>
            <p className={styles.text}>{text}</p>
            <p className={styles.links}>
              <a href={paths.front(locale)}>{home}</a>
            </p>
          </section>
        )
      })}
    </main>
  )
}
