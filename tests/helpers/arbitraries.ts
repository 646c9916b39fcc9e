import fc from 'fast-check'

/** UTF-16 units one by one: halves of surrogate pairs, controls, anything. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes))

const characters = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes))

/** A text as a hostile or broken program would send it. */
export const hostileText = fc.oneof(
  fc.string(),
  characters,
  units,
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\uD800',
    '\uFEFF',
    '\u202E',
    '\u2028',
    'e\u0301',
    '__proto__',
    'constructor',
  ),
)

/** Addresses that a browser would run, spelled as filters are fooled. */
export const hostileLinks = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\u0000script:alert(1)',
  'jav&#x09;ascript:alert(1)',
  '&#106;avascript:alert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'view-source:javascript:alert(1)',
]

export const hostileLink = fc.constantFrom(...hostileLinks)
