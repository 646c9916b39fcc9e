import { withClient } from '@/lib/runtime/database-client'

/** The rows of one query by an own connection. */
export function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows)
}
