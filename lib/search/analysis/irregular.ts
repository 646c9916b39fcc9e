import { foldForSearch } from './fold'

/** Lines of forms that no rule makes, each with the word they belong to first. */
export function irregularForms(lines: string): ReadonlyMap<string, string> {
  return new Map(
    foldForSearch(lines)
      .trim()
      .split(/[\n|]/)
      .map((line) => line.trim().split(' '))
      .flatMap(([base = '', ...forms]) => forms.map((form): [string, string] => [form, base])),
  )
}
