import { describe, expect, it } from 'vitest'
import type { UnnumberedBlock } from '@/lib/body/draft'
import { reduceHtml } from '@/lib/body/html'

const findMedia = (source: string) => (source === 'bridge.jpg' ? 'bridge' : null)
const reduce = (html: string) => reduceHtml(html, findMedia)
const paragraph = (text: string): UnnumberedBlock => ({ type: 'paragraph', content: [{ text }] })

const texts: [name: string, html: string, blocks: UnnumberedBlock[]][] = [
  ['nothing', '', []],
  ['white space', ' \n\t<p> </p>&nbsp;', []],
  ['bare text', 'One  two\nthree', [paragraph('One two three')]],
  ['paragraphs', '<p>One</p><p>Two</p>', [paragraph('One'), paragraph('Two')]],
  ['unclosed paragraphs', '<p>One<p>Two', [paragraph('One'), paragraph('Two')]],
  [
    'containers',
    '<div><section>One<div>Two</div></section>Three</div>',
    [paragraph('One'), paragraph('Two'), paragraph('Three')],
  ],
  ['one line break', 'One<br>Two', [paragraph('One\nTwo')]],
  ['two line breaks', 'One<br> <br/>Two', [paragraph('One'), paragraph('Two')]],
  ['entities', '&laquo;&#1025;лка&raquo; &amp;lt;b&amp;gt;', [paragraph('«Ёлка» &lt;b&gt;')]],
  ['a pre', '<pre>One\n  Two</pre>', [paragraph('One\nTwo')]],
  [
    'headings',
    '<h1>A</h1><h2>B</h2><h3>C</h3><h6>D <i>d</i></h6><h2> </h2>',
    [
      { type: 'heading', level: 2, content: [{ text: 'A' }] },
      { type: 'heading', level: 2, content: [{ text: 'B' }] },
      { type: 'heading', level: 3, content: [{ text: 'C' }] },
      { type: 'heading', level: 3, content: [{ text: 'D ' }, { text: 'd', em: true }] },
    ],
  ],
  [
    'marks',
    'a <b>b</b> <strong><em>c</em></strong> <i lang="hy">դ</i> <u>e</u>',
    [
      {
        type: 'paragraph',
        content: [
          { text: 'a ' },
          { text: 'b', strong: true },
          { text: ' ' },
          { text: 'c', strong: true, em: true },
          { text: ' ' },
          { text: 'դ', em: true, lang: 'hy' },
          { text: ' e' },
        ],
      },
    ],
  ],
  [
    'links',
    'See <a href="https://example.org/" onclick="alert(1)">this <b>page</b></a> and <a href="javascript:alert(1)">that</a>',
    [
      {
        type: 'paragraph',
        content: [
          { text: 'See ' },
          { text: 'this ', href: 'https://example.org/' },
          { text: 'page', strong: true, href: 'https://example.org/' },
          { text: ' and that' },
        ],
      },
    ],
  ],
  [
    'lists, inner ones flattened',
    '<ol><li>One<ul><li>Two</li></ul></li><li><p>Three</p></li><li> </li></ol>',
    [{ type: 'list', ordered: true, items: [[{ text: 'One' }], [{ text: 'Two' }], [{ text: 'Three' }]] }],
  ],
  [
    'a quote with its source',
    '<blockquote><p>One</p><p>Two</p><footer>— <cite>Ani</cite></footer></blockquote>',
    [
      { type: 'quote', content: [{ text: 'One' }] },
      { type: 'quote', content: [{ text: 'Two' }], cite: [{ text: '— Ani' }] },
    ],
  ],
  [
    'a table',
    '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
    [paragraph('A · B'), paragraph('1 · 2')],
  ],
  [
    'a layout table',
    '<table><tr><td><p>One</p><h2>Two</h2></td></tr></table>',
    [paragraph('One'), { type: 'heading', level: 2, content: [{ text: 'Two' }] }],
  ],
  ['a rule', 'One<hr>Two', [paragraph('One'), { type: 'divider' }, paragraph('Two')]],
  [
    'pictures of the story',
    '<p>One <img src="bridge.jpg"> two <img src="https://example.org/x.gif"></p>',
    [paragraph('One'), { type: 'image', media: 'bridge' }, paragraph('two')],
  ],
  [
    'a figure',
    '<figure><img src="bridge.jpg"><figcaption>Bridge</figcaption></figure>',
    [{ type: 'image', media: 'bridge' }],
  ],
  [
    'a figure of nothing known',
    '<figure><img src="x.jpg"><figcaption>Bridge</figcaption></figure>',
    [paragraph('Bridge')],
  ],
  [
    'embeds',
    '<iframe src="//video.example/1" title=" A  film "></iframe><iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<script>"></iframe>',
    [{ type: 'embed', url: 'https://video.example/1', title: 'A  film' }],
  ],
  [
    'an embed without a title',
    '<iframe src="https://video.example/1"></iframe>',
    [{ type: 'embed', url: 'https://video.example/1', title: 'video.example' }],
  ],
]

const dropped = [
  '<script>alert(1)</script>',
  '<style>p { color: red }</style>',
  '<!-- comment -->',
  '<svg><script>alert(1)</script><text>x</text></svg>',
  '<math><mi>x</mi></math>',
  '<form><input value="x"><button>Send</button><select><option>x</select><textarea>x</textarea></form>',
  '<template><p>x</p></template>',
  '<noscript><p>x</p></noscript>',
  '<object data="x"><p>x</p></object><embed src="x"><video src="x">x</video><audio>x</audio><canvas>x</canvas>',
  '<p hidden>x</p>',
  '<title>x</title><meta http-equiv="refresh" content="0;url=javascript:alert(1)"><link rel="stylesheet" href="x">',
]

describe('reduceHtml', () => {
  it.each(texts)('reduces %s', (_name, html, blocks) => expect(reduce(html)).toEqual(blocks))
  it.each(dropped)('drops %s with everything in it', (html) => expect(reduce(`a${html}`)).toEqual([paragraph('a')]))
})
