/** What stands at the end of a participle, and what its verb may have in that place. */
const endings: readonly (readonly [string, readonly string[]])[] = [
  ['ующий', ['овать', 'евать']],
  ['юющий', ['евать']],
  ['ающий', ['ать', 'авать']],
  ['яющий', ['ять']],
  ['еющий', ['еть']],
  ['ящий', ['ить', 'ять', 'еть']],
  ['ащий', ['ать', 'ить']],
  ['ущий', ['ти', 'ть', 'ать']],
  ['вший', ['ть']],
  ['едший', ['ести']],
  ['есший', ['ести']],
  ['рший', ['реть']],
  ['нувший', ['нуть']],
  ['уемый', ['овать']],
  ['аемый', ['ать', 'авать']],
  ['яемый', ['ять']],
  ['имый', ['ить', 'еть']],
  ['анный', ['ать']],
  ['янный', ['ять']],
  ['жденный', ['дить']],
  ['вленный', ['вить']],
  ['мленный', ['мить']],
  ['пленный', ['пить']],
  ['бленный', ['бить']],
  ['фленный', ['фить']],
  ['щенный', ['стить', 'тить', 'щить']],
  ['шенный', ['сить', 'шить']],
  ['женный', ['зить', 'дить', 'жить']],
  ['ченный', ['тить', 'чить', 'чь']],
  ['денный', ['сти']],
  ['тенный', ['сти']],
  ['сенный', ['сти']],
  ['зенный', ['зти']],
  ['енный', ['ить', 'еть']],
  ['тый', ['ть']],
]

/**
 * Verbs that a participle may be of: the dictionary has participles as words of their own. Most of what is given is no word.
 *
 * @param participle in its first form, folded
 * @example verbsOfParticiple('выпущенный') // ['выпустить', 'выпутить', …]
 */
export function verbsOfParticiple(participle: string): string[] {
  const isReflexive = participle.endsWith('ийся')
  const word = isReflexive ? participle.slice(0, -2) : participle
  return endings.flatMap(([ending, verbs]) => {
    if (!word.endsWith(ending) || word.length < ending.length + 1) return []
    const stem = word.slice(0, -ending.length)
    return verbs.map((verb) => stem + verb + (isReflexive ? (verb.endsWith('ти') ? 'сь' : 'ся') : ''))
  })
}
