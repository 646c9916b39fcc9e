import { describe, expect, it } from 'vitest'
import { edited } from '@/lib/delivery/finish/slim/edits'
import { holdScripts } from '@/lib/delivery/finish/slim/held-scripts'
import { heldScriptsId, wakeScript } from '@/lib/site/wake-script'

const held = (html: string) => edited(html, holdScripts(html))
const file = (name: string) => `<script src="/_next/static/chunks/${name}.js" async=""></script>`
const wake = `<script>${wakeScript}</script>`
const hint = '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/>'

describe('a page that sleeps', () => {
  it('has its scripts in a list, each once, where the first of them stood', () => {
    const page = held(`<head>${hint}${file('a')}${file('b')}${wake}</head><p>text</p>${file('b')}`)
    const list = JSON.stringify(['/_next/static/chunks/a.js', '/_next/static/chunks/b.js'])
    expect(page).toBe(
      `<head><script type="application/json" id="${heldScriptsId}">${list}</script>${wake}</head><p>text</p>`,
    )
  })

  it('keeps what is no file of ours: old browsers’ scripts, inline ones, other hints', () => {
    const others =
      '<script src="/_next/static/chunks/old.js" noModule=""></script><script>self.__next_f.push([0])</script>' +
      '<script src="https://elsewhere.example/x.js" async=""></script><link rel="preload" as="font" href="/f.woff2"/>'
    expect(held(`${wake}${others}${file('a')}`)).toContain(others)
  })

  it.each([`<p>nothing that would wake it</p>${file('a')}`, `${wake}<p>no scripts</p>`])('or stays: %s', (html) => {
    expect(held(html)).toBe(html)
  })
})
