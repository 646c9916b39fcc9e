import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inlineScripts } from '@/lib/delivery/finish/inline-scripts'
import { pagePolicy } from '@/lib/delivery/finish/policy'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const policyOf = (html: string) => pagePolicy(html, inlineScripts)

describe('the policy of a page', () => {
  it.each([
    '(self.__next_f=self.__next_f||[]).push([0])',
    String.raw`self.__next_f.push([1,"a \"text\" of </ a story\n"])`,
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/0j1we.js","static/chunks/3j.js"],"runtimeModuleIds":[94553]});',
    ...inlineScripts,
  ])('blesses an inline script of known shape: %s', (script) => {
    const { policy, unknown } = policyOf(`<script>${script}</script>`)
    expect(policy).toContain(hash(script))
    expect(unknown).toEqual([])
  })

  it.each([
    'alert(1)',
    'self.__next_f.push([1,"x"]);alert(1)',
    'self.__next_f.push([1,alert(1)])',
    String.raw`self.__next_f.push([1,"x\\"+alert(1)+"y"])`,
    'self.__next_f.push([1,"x"+alert(1)])',
    '(self.__next_f=self.__next_f||[]).push([0]),alert(1)',
    '(self.__next_f=self.__next_f||[]).push([alert(1)])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[alert(1)],"runtimeModuleIds":[1]});',
  ])('does not bless %s', (script) => {
    const { policy, unknown } = policyOf(`<p><script>${script}</script>`)
    expect(policy).not.toContain(hash(script))
    expect(unknown.map((beginning) => script.startsWith(beginning))).toEqual([true])
  })

  it('never allows what is written into a page by itself', () => {
    const { policy } = policyOf('<style>p{}</style><p style="color:red">')
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|'strict-dynamic'|\*/)
    expect(policy).toContain(hash('p{}'))
    expect(policy).toContain("style-src-attr 'none'")
  })

  it('takes no story for a part of the page', () => {
    const { policy, unknown } = policyOf('<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;style&gt;p{}&lt;/style&gt;</p>')
    expect(unknown).toEqual([])
    expect(policy).not.toContain('sha256')
  })

  it('leaves data alone', () => {
    expect(policyOf('<script type="application/ld+json">{"@type":"NewsArticle"}</script>').unknown).toEqual([])
  })

  it('is one line of header, whatever the page says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, attribute) => {
        const { policy } = policyOf(`<script>${text}</script><style>${text}</style><p style="${attribute}">${text}`)
        expect(policy).toMatch(/^[\x20-\x7e]+$/)
      }),
    )
  })
})

describe('the policy of a page for one reader', () => {
  it('allows what carries its nonce and our constant scripts, and nothing that carries another', () => {
    const constant = [...inlineScripts].map((script) => `<script>${script}</script>`).join('')
    const html = `<script nonce="abc">known()</script><script nonce="abd">other()</script>${constant}<style>p{}</style>`
    const { policy, unknown } = pagePolicy(html, inlineScripts, 'abc')
    expect(policy).toContain("'nonce-abc'")
    expect(policy).not.toContain(hash('known()'))
    for (const script of inlineScripts) expect(policy).toContain(hash(script))
    expect(policy).toContain(hash('p{}'))
    expect(unknown).toEqual(['other()'])
  })
})
