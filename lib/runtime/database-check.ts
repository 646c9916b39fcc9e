import type pg from 'pg'
import { z } from 'zod'
import { withClient, withoutPassword } from './database-client'
import { Failure, type FailureCode } from './failures'

const basicsSchema = z.tuple([z.object({ version: z.number(), encoding: z.string(), ctype: z.string() })])
const wordsSchema = z.tuple([z.object({ words: z.array(z.string()) })])

export type DatabaseFacts = z.infer<typeof basicsSchema>[0] & {
  /** What the text search sees as words in «Հայերեն» “Ёлка”, in lower case; null where the encoding has no such letters. */
  words: string[] | null
}

const basicsQuery = `
  select current_setting('server_version_num')::int as version,
         current_setting('server_encoding') as encoding,
         (select datctype from pg_database where datname = current_database()) as ctype`

/** Where LC_CTYPE is C, quotes are taken for letters of the word and capitals stay. Token type 2 is "word". */
const wordsQuery = `
  select coalesce(array_agg(token), '{}') as words
  from ts_parse('default', lower('«Հայերեն» “Ёлка”')) where tokid = 2`

/** What is wrong with a database, most fundamental first; null when Meridian can work with it. */
export function judgeDatabase(facts: DatabaseFacts): { code: FailureCode; what: string } | null {
  if (facts.version < 140_000) {
    return {
      code: 'database_too_old',
      what: `is PostgreSQL ${Math.floor(facts.version / 10_000)}; 14 is the oldest that works`,
    }
  }
  if (facts.encoding !== 'UTF8')
    return { code: 'database_encoding', what: `has the encoding ${facts.encoding} instead of UTF8` }
  if (facts.words?.join(' ') !== 'հայերեն ёлка') {
    return {
      code: 'database_ctype',
      what: `has LC_CTYPE ${facts.ctype}, under which search cannot tell Armenian and Russian words from their quotes`,
    }
  }
  return null
}

const olderAdvice = 'Upgrade that server, or unset DATABASE_URL to use the embedded PostgreSQL.'

const advice =
  'Use another database, made like this: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 meridian'

/**
 * Checks any database we are given before anything is written to it.
 *
 * @throws Failure `database_unreachable`, `database_too_old`, `database_encoding`, `database_ctype`
 */
export async function checkDatabase(url: string): Promise<DatabaseFacts> {
  const facts = await withClient(url, readFacts)
  const trouble = judgeDatabase(facts)
  if (!trouble) return facts
  throw new Failure(trouble.code, {
    sentence: `The database at ${withoutPassword(url)} ${trouble.what}.`,
    advice: trouble.code === 'database_too_old' ? olderAdvice : advice,
  })
}

async function readFacts(client: pg.Client): Promise<DatabaseFacts> {
  const [basics] = basicsSchema.parse((await client.query(basicsQuery)).rows)
  if (basics.encoding !== 'UTF8') return { ...basics, words: null }
  const [{ words }] = wordsSchema.parse((await client.query(wordsQuery)).rows)
  return { ...basics, words }
}
