/**
 * A script as it is written, without what only helps to read it. Its statements end with semicolons, and no line begins
 * inside a string.
 *
 * @example inOneLine('a();\n  b()') // 'a();b()'
 */
export function inOneLine(script: string): string {
  return script.replaceAll(/\n\s*/g, '')
}
