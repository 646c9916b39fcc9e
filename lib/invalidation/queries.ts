import type pg from 'pg'

/** A change that an instance may have missed. `at` is the database's clock, milliseconds since the epoch. */
export type MissedChange = { id: string; tags: string[]; purge: boolean; at: number }

/** What fell since a moment of the database's clock, and the time on that clock. */
export async function readChangesSince(
  client: pg.ClientBase,
  since: Date,
): Promise<{ changes: MissedChange[]; now: number }> {
  const { rows } = await client.query<{ now: string }>('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now')
  const changes = await client.query<{ id: string; tags: string[]; purge: boolean; at: Date }>(
    'SELECT id::text, tags, purge, at FROM invalidation WHERE at >= $1 ORDER BY id',
    [since],
  )
  return {
    changes: changes.rows.map((row) => ({ ...row, at: row.at.getTime() })),
    now: Number(rows[0]?.now ?? Number.NaN),
  }
}

/** Whether a change that was heard of earlier is in this database: if not, it is another one, or was restored. */
export async function hasChange(client: pg.ClientBase, change: { id: string; at: number }): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM invalidation WHERE id = $1 AND at = $2', [
    change.id,
    new Date(change.at),
  ])
  return rowCount === 1
}

/** The newest change. What was begun before it and is committed after it lies within the overlap of a later look. */
export async function readLastChange(client: pg.ClientBase): Promise<{ id: string; at: number } | null> {
  const { rows } = await client.query<{ id: string; at: Date }>(
    'SELECT id::text, at FROM invalidation ORDER BY invalidation.id DESC LIMIT 1',
  )
  const [last] = rows
  return last ? { id: last.id, at: last.at.getTime() } : null
}
