import { irregularForms } from './irregular'

/** Forms that no rule makes, each line with the word they belong to first. */
const irregular = irregularForms(`
be am is are was were been being
have has had having
do does did done
go went gone goes
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|bind bound|bite bit bitten
bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
cling clung|come came|creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got gotten|give gave given|grind ground|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept
kneel knelt|know knew known|lead led|leap leapt|learn learnt|leave left|lend lent|lie lay lain|light lit|lose lost|make made|mean meant
meet met|mistake mistook mistaken|overcome overcame|pay paid|prove proven|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen
seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk
sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen
stick stuck|sting stung|stink stank stunk|strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swell swollen
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|undergo underwent undergone
understand understood|undertake undertook undertaken|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound
withdraw withdrew withdrawn|withstand withstood|write wrote written|die dying dies died|lie lying|tie tying|pay paid|lay laid
child children|man men|woman women|person people|mouse mice|louse lice|goose geese|foot feet|tooth teeth|ox oxen
wife wives|life lives|knife knives|half halves|wolf wolves|leaf leaves|thief thieves|shelf shelves|loaf loaves|calf calves|self selves
crisis crises|analysis analyses|thesis theses|basis bases|oasis oases|diagnosis diagnoses|hypothesis hypotheses|criterion criteria
phenomenon phenomena|medium media|datum data|bacterium bacteria|curriculum curricula|memorandum memoranda|stimulus stimuli
nucleus nuclei|alumnus alumni|index indices|appendix appendices|matrix matrices
good better best|bad worse worst|bus buses|gas gases|plus pluses|quiz quizzes|free freed freeing|embed embedded embedding|sue suing sued
hour hr hrs|minute min mins|year yr yrs|second sec secs|january jan|february feb|april apr|august aug|september sept sep|october oct|november nov|december dec
monday mon|tuesday tue tues|thursday thu thur thurs|friday fri|bear born|far farther further farthest furthest|hero heroes|potato potatoes|tomato tomatoes|echo echoes
travel travelled travelling|cancel cancelled cancelling|colour color colors colored|favour favor favors favored|honour honor honors honored
labour labor labors|neighbour neighbor neighbors|centre center centers|theatre theater theaters|defence defense|programme program programs
`)

/** Adjectives with -er and -est; a rule without a list would make «numb» of "number". */
const gradable = `able big black blue bold brave brief bright broad calm cheap clean clear close cold cool cruel dark dear deep dense dirty dry dull dumb early easy
faint fair fast fat few fierce fine firm fit flat fresh full funny gentle grand grave great green happy hard harsh healthy heavy high hot huge humble
hungry keen kind large late lazy light likely long loud lovely low lucky mild narrow near neat new nice noble old pale plain poor pretty proud
pure quick quiet rare rich ripe rough round sad safe sane sharp short shy sick simple slight slim slow small smart smooth soft soon sour steep strange
strict strong sweet swift tall thick thin tight tiny tough true ugly vast warm weak wealthy rude bland blunt cute crude damp frail glad grim lean odd safe scarce severe shallow stern stiff tame tender wet white wide wild wise young`

function comparative(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}i`
  if (word.endsWith('e')) return word.slice(0, -1)
  return /^[^aeiou]*[aeiou][bdgnmpt]$/.test(word) ? word + word.slice(-1) : word
}

const compared = new Map(
  gradable
    .split(/\s+/)
    .flatMap((word) => ['er', 'est'].map((end): [string, string] => [`${comparative(word)}${end}`, word])),
)

/** Rules of few words: policemen and businesswomen, happiest and busier. */
const pairs: readonly (readonly [RegExp, string])[] = [
  [/^(.{3,})men$/, '$1man'],
  [/^(.{3,})ie(?:r|st)$/, '$1y'],
]

/**
 * The words an irregular form may belong to.
 *
 * @example irregularBases('mice') // ['mouse']
 */
export function irregularBases(word: string): string[] {
  const bases = [irregular.get(word), compared.get(word)].flatMap((base) => base ?? [])
  if (bases.length > 0) return bases
  return pairs.flatMap(([pattern, base]) => (pattern.test(word) ? word.replace(pattern, base) : []))
}
