import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type pg from 'pg'

/** PostgreSQL's one-letter catalogue type "char", and the array of it. */
const oid = { char: 18, charArray: 1002 }

/**
 * A driver adapter through which Prisma's schema engine can read PostgreSQL's catalogue.
 *
 * The engine wants columns such as `pg_constraint.contype` as Character, a type @prisma/adapter-pg 7.10 refuses
 * ("Column type 'char' could not be deserialized"). Under the adapter such a column is called an array of "char",
 * which it lets pass; above it, CharacterArray becomes Character. No query of the engine asks for a real one.
 */
export function catalogAdapter(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(withReadableFields(pool))
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    }
    return adapter
  }
  return factory
}

function withReadableFields(pool: pg.Pool): pg.Pool {
  async function query(config: pg.QueryConfig): Promise<pg.QueryResult> {
    const result = await pool.query(config)
    for (const field of result.fields) {
      if (field.dataTypeID === oid.char) field.dataTypeID = oid.charArray
    }
    return result
  }
  return new Proxy(pool, {
    get: (target, key) => (key === 'query' ? query : Reflect.get(target, key)),
  })
}
