import { createServer } from 'node:http'
import { brotliCompressSync, constants } from 'node:zlib'

/** @example withoutScripts('<p>a</p><script>b</script>') // '<p>a</p>' */
export function withoutScripts(html: string): string {
  return html.replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/<link[^>]+as="script"[^>]*>/g, '')
}

/** Serves a site's pages without their scripts and everything else as it is, to see what the scripts cost. */
export async function startScriptless(options: {
  origin: string
  port: number
}): Promise<{ stop: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', options.origin), {
      headers: { Accept: request.headers.accept ?? '*/*' },
    })
    const body = Buffer.from(await answer.arrayBuffer())
    const type = answer.headers.get('content-type') ?? ''
    response.setHeader('Content-Type', type)
    response.setHeader('Cache-Control', answer.headers.get('cache-control') ?? '')
    if (!/text|svg/.test(type)) return response.writeHead(answer.status).end(body)
    const text = type.startsWith('text/html') ? Buffer.from(withoutScripts(body.toString('utf8'))) : body
    const parameters = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    response.setHeader('Content-Encoding', 'br')
    return response.writeHead(answer.status).end(brotliCompressSync(text, { params: parameters }))
  })
  await new Promise<void>((resolve) => server.listen(options.port, () => resolve()))
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
