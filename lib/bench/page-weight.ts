import type { Browser } from '@playwright/test'
import { phone } from './browser'

export type Resource = { url: string; type: string; bytes: number }

/** What a first view of a page transfers, with headers, until the network rests; nothing is cached, nothing scrolled. */
export async function weighPage(options: { browser: Browser; url: string; locale: string }): Promise<Resource[]> {
  const context = await options.browser.newContext({ ...phone, locale: options.locale })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const resources = new Map<string, Resource>()
    session.on('Network.responseReceived', ({ requestId, response, type }) => {
      resources.set(requestId, { url: response.url, type, bytes: 0 })
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const resource = resources.get(requestId)
      if (resource) resource.bytes = encodedDataLength
    })
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    await page.goto(options.url, { waitUntil: 'networkidle' })
    return [...resources.values()].filter(({ url }) => url.startsWith('http'))
  } finally {
    await context.close()
  }
}

/** @example sumOf({ resources, types: ['Script'] }) // bytes */
export function sumOf(options: { resources: readonly Resource[]; types?: readonly string[] }): number {
  const { resources, types } = options
  return resources.filter(({ type }) => !types || types.includes(type)).reduce((sum, { bytes }) => sum + bytes, 0)
}
