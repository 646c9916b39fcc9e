import { render } from '@testing-library/react'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { JsonLd } from '@/components/site/json-ld'
import { hostileText } from '@/tests/helpers/arbitraries'

const breakouts = ['</script><img src=x>', '<!--<script>', ']]>', '\u2028alert(1)\u2029', '&lt;/script&gt;', '\uD800']
const text = fc.oneof(hostileText, fc.constantFrom(...breakouts))

describe('JsonLd', () => {
  it('is one element with the same data, whatever a title says', () => {
    fc.assert(
      fc.property(text, text, (name, value) => {
        const html = renderToStaticMarkup(<JsonLd data={{ list: [{ name }, value] }} />)
        const template = document.createElement('template')
        template.innerHTML = `<p>before</p>${html}<p>after</p>`
        const elements = [...template.content.children]
        expect(elements.map(({ tagName }) => tagName)).toEqual(['P', 'SCRIPT', 'P'])
        expect(elements[1]?.getAttribute('type')).toBe('application/ld+json')
        expect(JSON.parse(elements[1]?.textContent ?? '')).toEqual({
          list: [{ name: name.toWellFormed() }, value.toWellFormed()],
        })
      }),
    )
  })

  it('is in the page as it was written', () => {
    const { container } = render(<JsonLd data={{ title: '</script>' }} />)
    expect(container.querySelector('script')?.textContent).toBe('{"title":"\\u003c/script\\u003e"}')
  })
})
