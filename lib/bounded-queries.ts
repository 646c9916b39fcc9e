import pg from 'pg'
import { withLongParameters } from './long-parameters'

type Done = (error: Error | null, result?: unknown) => void

function isDone(value: unknown): value is Done {
  return typeof value === 'function'
}

/**
 * Bounds what a connection waits for an answer. pg's own `query_timeout` does that too, with a function that it assigns to a
 * property of the query; V8 takes such functions for long-lived and puts them among the old objects, where they keep every
 * row of every answer until the next full collection: a busy server grew by hundreds of megabytes. Functions that are
 * handed over as arguments are young. The same goes for pg's promises.
 *
 * @param timeout milliseconds; then the connection is closed, because what it still says belongs to nobody
 */
export function boundQueries(client: pg.ClientBase, timeout: number): void {
  const { query } = client

  function bounded(config: unknown, values?: unknown, callback?: unknown): unknown {
    const done = isDone(values) ? values : callback
    // A query that brings its own way of reading answers.
    if (typeof config === 'object' && config !== null && 'submit' in config) return send(config, values, callback)
    if (isDone(done)) return ask(config, isDone(values) ? undefined : values, done)
    return new Promise((resolve, reject) => {
      ask(config, values, (error, result) => (error ? reject(error) : resolve(result)))
    })
  }

  function ask(config: unknown, values: unknown, done: Done): void {
    let isOver = false
    const finish: Done = (error, result) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      done(error, result)
    }
    const timer = setTimeout(() => {
      finish(new Error(`the database did not answer within ${timeout} ms`))
      if (client instanceof pg.Client) client.end().catch(() => undefined)
    }, timeout)
    send(withLongParameters(config), values, finish)
  }

  function send(...question: unknown[]): unknown {
    return Reflect.apply(query, client, question)
  }

  Object.defineProperty(client, 'query', { value: bounded })
}
