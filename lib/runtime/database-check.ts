import { z } from 'zod'
import { withClient, withoutPassword } from './database-client'
import { Failure, type FailureCode } from './failures'

const factsSchema = z.tuple([
  z.object({ version: z.number(), encoding: z.string(), ctype: z.string(), words: z.number(), name: z.string() }),
])

export type DatabaseFacts = z.infer<typeof factsSchema>[0]

/** «հայերեն» is one Armenian word in quotes; where LC_CTYPE is C, the parser finds none. Token type 2 is "word". */
const factsQuery = `
  select current_setting('server_version_num')::int as version,
         current_setting('server_encoding') as encoding,
         (select datctype from pg_database where datname = current_database()) as ctype,
         (select count(*)::int from ts_parse('default', '«հայերեն»') where tokid = 2) as words,
         current_database() as name`

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
  if (facts.words !== 1) {
    return {
      code: 'database_ctype',
      what: `has LC_CTYPE ${facts.ctype}, under which search cannot tell Armenian and Russian words from their quotes`,
    }
  }
  return null
}

const advice =
  'Use another database, made like this: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 meridian'

/**
 * Checks any database we are given before anything is written to it.
 *
 * @throws Failure `database_unreachable`, `database_too_old`, `database_encoding`, `database_ctype`
 */
export async function checkDatabase(url: string): Promise<DatabaseFacts> {
  const [facts] = await withClient(url, async (client) => factsSchema.parse((await client.query(factsQuery)).rows))
  const trouble = judgeDatabase(facts)
  if (!trouble) return facts
  throw new Failure(trouble.code, {
    sentence: `The database at ${withoutPassword(url)} ${trouble.what}.`,
    advice:
      trouble.code === 'database_too_old'
        ? 'Upgrade that server, or unset DATABASE_URL to use the embedded PostgreSQL.'
        : advice,
  })
}
