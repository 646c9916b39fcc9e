import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { decodePage, encodePage, type PageFile } from '@/lib/delivery/store/page-file.mjs'

/** Pages on the disk of an instance that does not run. What is torn is none, as for the instance. */
export async function storedPages(data: string): Promise<{ file: string; page: PageFile }[]> {
  const files = filesIn(path.join(data, 'pages')).filter((file) => file.endsWith('.page'))
  const pages = await Promise.all(files.map(async (file) => ({ file, page: await decodePage(readFileSync(file)) })))
  return pages.flatMap(({ file, page }) => (page ? [{ file, page }] : []))
}

/** Changes pages on the disk, as only time, or somebody who must not be there, could. */
export async function alterStored(data: string, alter: (page: PageFile) => PageFile): Promise<void> {
  for (const { file, page } of await storedPages(data)) writeFileSync(file, await encodePage(alter(page)))
}

/** Bytes. */
export function bytesIn(directory: string): number {
  return filesIn(directory).reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
}

function filesIn(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}
