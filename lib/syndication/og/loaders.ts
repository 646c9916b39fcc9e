import path from 'node:path'
import { readDb } from '@/lib/db'
import { env } from '@/lib/env'
import { readMedia } from '@/lib/media/read'
import { loadSite } from '@/lib/site/loaders'
import { defaultPicture, type OgPicture, ogPath, storyPicture } from './address'
import { drawOg, type OgContent } from './draw'
import { getPicturedStory } from './queries'
import { type OgStore, openOgStore } from './store'

export type LoadedPicture =
  | { kind: 'picture'; data: Buffer<ArrayBuffer> }
  /** The title, or the name of the site, is another one by now. */
  | { kind: 'moved'; path: string }
  | { kind: 'unknown' }

let opened: OgStore | undefined

function store(): OgStore {
  opened ??= openOgStore(path.resolve(/* turbopackIgnore: true */ env().MERIDIAN_DATA_DIR, 'og'))
  return opened
}

/** Drawings under way: a link that is shared in a busy chat is asked for many times at once. */
const underWay = new Map<string, Promise<Buffer<ArrayBuffer>>>()

/** The picture of an address, drawn when it is asked for the first time. */
export async function loadPicture(picture: OgPicture): Promise<LoadedPicture> {
  const file = path.basename(ogPath(picture))
  const kept = await store().read(file)
  if (kept) return { kind: 'picture', data: kept }
  const source = await findContent(picture)
  if (!source) return { kind: 'unknown' }
  if (source.path !== ogPath(picture)) return { kind: 'moved', path: source.path }
  const drawing = underWay.get(file) ?? draw(file, source.content)
  underWay.set(file, drawing)
  return { kind: 'picture', data: await drawing.finally(() => underWay.delete(file)) }
}

async function draw(file: string, content: () => Promise<OgContent>): Promise<Buffer<ArrayBuffer>> {
  const data = Buffer.from(await drawOg(await content()))
  await store().write(file, data)
  return data
}

/** What has to be drawn, and the address it has at present. */
async function findContent(picture: OgPicture): Promise<{ path: string; content: () => Promise<OgContent> } | null> {
  const { locale, shortCode } = picture
  const site = await loadSite(locale)
  const name = site.name.text
  if (shortCode === null) {
    const tagline = site.tagline.text
    return {
      path: defaultPicture({ locale, name, tagline }),
      content: async () => ({ site: name, label: tagline, title: null, picture: null }),
    }
  }
  const story = await getPicturedStory(readDb(), { shortCode, locale })
  if (!story) return null
  const { title, section, image } = story
  return {
    path: storyPicture(story, name),
    content: async () => ({
      site: name,
      label: section.name.text,
      title,
      picture: image ? await readMedia(path.basename(image.src)) : null,
    }),
  }
}
