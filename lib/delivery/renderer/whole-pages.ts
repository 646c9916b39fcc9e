import { createRequire } from 'node:module'

/** What the entry points of Next's pages load in production. */
const runtime = 'next/dist/compiled/next-server/app-page-turbo.runtime.prod.js'

type Known = Record<string, unknown>

function isObject(value: unknown): value is Known {
  return typeof value === 'object' && value !== null
}

/** Where the method is that makes a page for everybody. */
function pageModule(): Known | null {
  const loaded: unknown = createRequire(import.meta.url)(runtime)
  if (!isObject(loaded) || typeof loaded.AppPageRouteModule !== 'function') return null
  const prototype: unknown = loaded.AppPageRouteModule.prototype
  return isObject(prototype) && typeof prototype.prerender === 'function' ? prototype : null
}

const noParts = async () => new Map<string, Buffer>()

/** The same order to make a page, without taking it apart; null when it has another form. */
function withoutParts(context: unknown): Known | null {
  if (!isObject(context) || !isObject(context.renderOpts)) return null
  const { ComponentMod } = context.renderOpts
  if (!isObject(ComponentMod) || typeof ComponentMod.collectSegmentData !== 'function') return null
  const entry = { ...ComponentMod, collectSegmentData: noParts }
  return { ...context, renderOpts: { ...context.renderOpts, ComponentMod: entry } }
}

/**
 * Next takes every page that it makes apart again: it reads the finished payload twice and renders each part anew, so that its
 * own links can fetch parts ahead. Meridian's links are plain and nobody asks for a part. There is no setting for
 * it, so pages are told to find no parts.
 *
 * @returns false when this version of Next has another form: then pages are taken apart, which costs time and nothing else
 * @see next/dist/server/app-render/collect-segment-data
 */
export function leavePagesWhole(): boolean {
  const pages = pageModule()
  if (!pages) return false
  const { prerender } = pages
  if (typeof prerender !== 'function') return false
  pages.prerender = function prerenderWhole(request: unknown, response: unknown, context: unknown): unknown {
    return Reflect.apply(prerender, this, [request, response, withoutParts(context) ?? context])
  }
  return true
}
