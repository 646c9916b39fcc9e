import type { StoredDescription } from './site-pages.mjs'

export type PageFile = { description: StoredDescription; parts: Buffer[] }

export function encodePage(page: PageFile): Promise<Buffer>
export function decodePage(file: Buffer): Promise<PageFile | null>
export function peekDescription(beginning: Buffer): StoredDescription | null
