import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** The folders that hold code of ours; generated code lies in lib/generated and is nobody's to judge. */
const rooms = ['app', 'components', 'lib', 'scripts', 'tests', 'prisma', 'messages', 'docs']
const generated = /^(lib\/generated|lib\/search\/data)\//

export type SourceFile = { path: string; text: string }

/** Paths below a folder of the project, relative to the project, with forward slashes. */
function walk(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`
    return entry.isDirectory() ? walk(name) : [name]
  })
}

/** Every file of the project: the rooms and what lies at the top. */
export function projectPaths(): string[] {
  const top = readdirSync(projectRoot, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== '.git',
  )
  const present = rooms.filter((room) => readdirSync(projectRoot).includes(room))
  const paths = [...top.map((entry) => entry.name), ...present.flatMap(walk)]
  return paths
    .filter((file) => !generated.test(file) && !/^(next-env\.d\.ts|.*\.tsbuildinfo|\.env(\.local)?)$/.test(file))
    .sort()
}

export function readProjectFile(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8')
}

/** TypeScript and JavaScript of ours, with its text. */
export function codeFiles(): SourceFile[] {
  return projectPaths()
    .filter((file) => /\.(ts|tsx|mjs|js)$/.test(file))
    .map((file) => ({ path: file, text: readProjectFile(file) }))
}
