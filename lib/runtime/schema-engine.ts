import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type * as engine from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { catalogAdapter } from './catalog-adapter'
import { projectRoot } from './paths'

type Engine = typeof engine

/** Where the engine leaves the message of a panic. */
const panics = { set_message: (message: string) => console.error(message) }
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics })

let loading: Promise<Engine> | undefined

/**
 * Prisma's schema engine as WebAssembly: the native one is a download, which an air-gapped server cannot make. Node
 * cannot import .wasm files, so the module is put together by hand.
 */
async function loadEngine(): Promise<Engine> {
  const directory = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = await import(pathToFileURL(path.join(directory, 'schema_engine_bg.js')).href)
  const module = new WebAssembly.Module(readFileSync(path.join(directory, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return glue
}

const schemaFile = path.join(projectRoot, 'prisma', 'schema.prisma')

/** The SQL that brings a database to prisma/schema.prisma; null when it is there already. */
export async function diffToSchema(url: string): Promise<string | null> {
  loading ??= loadEngine()
  const { SchemaEngine } = await loading
  const schema = { path: schemaFile, content: readFileSync(schemaFile, 'utf8') }
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(catalogAdapter(pool))
    const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, adapter)
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: path.dirname(schemaFile) },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? null : (stdout ?? null)
  } finally {
    await pool.end()
  }
}
