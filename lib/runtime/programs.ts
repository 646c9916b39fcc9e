import path from 'node:path'
import { projectRoot } from './paths'

const source = (...parts: string[]) => path.join(projectRoot, 'lib', ...parts)

/** The threads of a running site, each a program: what serves, and beside it what renders. */
export const siteThreads = {
  server: source('delivery', 'server', 'main.ts'),
  renderer: source('delivery', 'renderer', 'thread.ts'),
}

/** The thread of a command that analyses texts for the search index. */
export const analystThread = source('search', 'analyst', 'thread.ts')
