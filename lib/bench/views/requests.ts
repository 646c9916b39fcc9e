import { agent, type Story } from '@/lib/workbench/view-reader'

type Reader = (reader: number) => string

/** What readers' browsers send, as text: all but the reader's address is put together once. */
export function createRequests(site: { origin: string; article: string; action: string; network: number }) {
  const common = [
    `Host: ${new URL(site.origin).host}`,
    'Sec-Fetch-Site: same-origin',
    'Accept-Language: hy',
    'Accept-Encoding: gzip, deflate, br, zstd',
    `User-Agent: ${agent}`,
  ]

  function prepare(line: string, headers: readonly string[], body = ''): Reader {
    const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
    const head = [`${line} HTTP/1.1`, ...common, ...headers, ...length, `X-Forwarded-For: ${site.network}.`].join(
      '\r\n',
    )
    const end = `\r\n\r\n${body}`
    return (reader) => `${head}${(reader >>> 16) & 255}.${(reader >>> 8) & 255}.${reader & 255}${end}`
  }

  const ofPage = [`Origin: ${site.origin}`, 'Sec-Fetch-Dest: empty']
  const toAction = [`Next-Action: ${site.action}`, 'Accept: text/x-component', 'Content-Type: text/plain;charset=UTF-8']
  const viewOf = (story: Story) => JSON.stringify({ ...story, from: '', driven: false })

  return {
    page: prepare(`GET ${site.article}`, []),
    number: (story: Story) => prepare(`GET /api/v1/views?story=${story.articleId}&locale=en`, []),
    beacon: (story: Story) => prepare('POST /api/v1/views', ofPage, viewOf(story)),
    action: (story: Story) => prepare(`POST ${site.article}`, [...ofPage, ...toAction], `[${viewOf(story)}]`),
  }
}
