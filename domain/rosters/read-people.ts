import { readName } from '#domain/contacts/person-name.ts'
import { type DealtName, dealSurnames, type Entry } from './deal-surnames.ts'
import { generationOf, isDegree, isInitial, isParticle, nameKind } from './name-words.ts'
import type { AttentionReason, NoteReason } from './problem.ts'
import { properName } from './proper-name.ts'
import { type NameOrder, nameWords, orderOf } from './read-name-parts.ts'
import { readOrganization, saysNobody, saysVacant } from './read-organization.ts'
import { afterCoupleTitle, isFamily, tidyNames } from './tidy-names.ts'

export type PersonName = { firstName: string; lastName: string }

/** Whom a cell names. */
export type People = {
  people: PersonName[]
  organization: string | null
  /** The cell says that the home stands empty. */
  isVacant: boolean
  reasons: (AttentionReason | NoteReason)[]
  /** E-mail addresses that stood among the names. */
  emails: string[]
}

const longestCell = 400
const mostPeople = 8

/**
 * Reads who a cell of names means: `Smith, John & Mary`, `Ana Reyes and Bo Chen`,
 * `SMITH JOHN A & MARY B`, `Mr. & Mrs. Bob Smith`, in capitals or not. `order` is how the column writes
 * names that have no comma.
 *
 * Trusts, companies, estates and banks are an organisation and never people; `Vacant`, `Owner`, `N/A`
 * are nobody. Titles and degrees are left out; `Jr.` and `III` stay with the surname, since they tell two
 * people apart. What can be read in two ways is answered with a reason, and the likelier reading.
 */
export function readPeople(typed: string, order: NameOrder = 'given first'): People {
  const nobody: People = {
    people: [],
    organization: null,
    isVacant: false,
    reasons: [],
    emails: [],
  }
  if (typed.length > longestCell) return { ...nobody, reasons: ['unreadable name'] }
  const { text, emails, ...said } = tidyNames(typed)
  if (saysNobody(text)) return { ...nobody, emails, isVacant: saysVacant(typed) }
  if (isFamily(text)) return { ...nobody, emails, reasons: ['missing first name'] }
  const pieces = piecesOf(text)
  const organizations = pieces.flatMap((piece) => readOrganization(piece) ?? [])
  const named = pieces.filter((piece) => readOrganization(piece) === null && !saysNobody(piece))
  const { people, reasons } = readNames(named, order)
  return {
    people: said.isDeceased ? [] : people,
    organization: organizations[0] ?? null,
    isVacant: false,
    reasons: [...new Set([...reasons, ...reasonsOf(said, text), ...tooMany(organizations)])],
    emails,
  }
}

function reasonsOf(
  said: { hasOthers: boolean; hasCareOf: boolean; isDeceased: boolean },
  text: string,
): People['reasons'] {
  const hasOthers = said.hasOthers || afterCoupleTitle(text) !== null
  return [
    ...(said.isDeceased ? (['deceased'] as const) : []),
    ...(hasOthers && isOneName(text) ? (['others left out'] as const) : []),
    ...(said.hasCareOf ? (['care of left out'] as const) : []),
  ]
}

/** `Mr. & Mrs. Bob & Ann Smith` names both. */
function isOneName(text: string): boolean {
  return !conjunction.test(afterCoupleTitle(text) ?? text)
}

const tooMany = (organizations: string[]) =>
  organizations.length > 1 ? (['unclear names'] as const) : []

/** An organisation is one piece, whatever signs are in its name, unless signs part it from others. */
function piecesOf(text: string): string[] {
  const pieces = text
    .split(/\s*[;\n\r|/]+\s*/)
    .map((piece) => piece.replace(/^[\s,&]+|[\s,&]+$/g, ''))
    .filter(Boolean)
  const together = text.replace(/[\n\r]+/g, ' ')
  return pieces.length > 1 && readOrganization(together) && !pieces.some(isWholeName)
    ? [together]
    : pieces
}

const isWholeName = (piece: string) =>
  readOrganization(piece) === null && /\p{L}{2}.*[ ,].*\p{L}/u.test(piece)

function readNames(pieces: string[], order: NameOrder): Pick<People, 'people' | 'reasons'> {
  const read = pieces.map((piece) => entriesOf(afterCoupleTitle(piece) ?? piece, order))
  const entries = read.flatMap(({ entries }) => entries)
  const dealt = dealSurnames(entries, order)
  const printed = dealt.map(printName)
  const reasons: People['reasons'] = []
  if (read.some(({ isSure }) => !isSure) || dealt.some(({ isSure }) => !isSure))
    reasons.push('unclear names')
  if (dealt.some(({ isAgainstOrder }) => isAgainstOrder)) reasons.push('name order unclear')
  if (printed.some((name) => name === null) || entries.length > mostPeople)
    reasons.push('unreadable name')
  const people = printed.filter((name) => name !== null).slice(0, mostPeople)
  if (people.some(({ lastName }) => lastName === '')) reasons.push('missing last name')
  if (people.some(({ firstName }) => firstName === '')) reasons.push('missing first name')
  return { people, reasons }
}

/**
 * Reads one person whose first and last name stand in columns of their own. Null where more than one
 * person, an organisation or nobody may be meant: then the two are read together, as `Smith, John & Mary`.
 */
export function readNamedPerson(first: string, last: string): PersonName | null {
  if (
    /[&+,/;\n<@(]|\bc\/o\b/i.test(first + last) ||
    conjunction.test(` ${first} `) ||
    conjunction.test(` ${last} `)
  )
    return null
  if (
    saysNobody(first) ||
    saysNobody(last) ||
    readOrganization(last) ||
    readOrganization(`${first} ${last}`)
  )
    return null
  const [given, surname] = [nameWords(first), nameWords(last)]
  const generation = surname.generation ?? given.generation
  return printName({ first: given.words.join(' '), last: surname.words.join(' '), generation })
}

/** The name as it may be printed; null where it may not, or holds figures. */
function printName({
  first,
  last,
  generation,
}: Pick<DealtName, 'first' | 'last' | 'generation'>): PersonName | null {
  const [firstName, surname] = [first, last].map((part) =>
    part === '' ? '' : readName(properName(part)),
  )
  if (firstName === null || surname === null || !/^[\p{L}\p{M} .,'’‘`´-]*$/u.test(first + last))
    return null
  if (firstName === undefined || surname === undefined || firstName + surname === '') return null
  const lastName = generation && surname ? `${surname} ${generation}` : surname
  return { firstName, lastName }
}

const conjunction =
  /\s*(?:[&+]|(?<![\p{L}\p{M}])(?:and|y|et|und|or|e(?= h?i))(?![\p{L}\p{M}]))\s*/iu

type Entries = { entries: Entry[]; isSure: boolean }

/** The names of one piece: at `&` and `and`, then at commas, which part a surname or a list. */
function entriesOf(piece: string, order: NameOrder): Entries {
  const segments = piece
    .split(new RegExp(conjunction, 'giu'))
    .map((segment) => segment.replace(/^[\s,]+|[\s,]+$/g, ''))
    .filter(Boolean)
  const hasSurnameBehind = orderOf(nameWords(segments.at(-1) ?? '').words) === 'given first'
  const read = segments.map((segment, index) =>
    readSegment(segment, { order, isList: index < segments.length - 1 && hasSurnameBehind }),
  )
  return {
    entries: read.flatMap(({ entries }) => entries),
    isSure: read.every(({ isSure }) => isSure),
  }
}

function readSegment(segment: string, { isList }: { order: NameOrder; isList: boolean }): Entries {
  const parts = segment
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const own = parts.filter((part, index) => index === 0 || !isAddition(part))
  const added = parts
    .filter((part) => !own.includes(part))
    .flatMap((part) => generationOf(part) ?? [])
  const entries = own
    .map((part): Entry => ({ ...nameWords(part), surname: null }))
    .filter(({ words }) => words.length > 0)
  const [one, other] = entries
  if (!one || !other) return { entries: one ? [withGeneration(one, added)] : [], isSure: true }
  if (entries.length > 2) return { entries, isSure: isListOfNames(entries) }
  if (isListOfNames(entries) || (isList && isGivenAlone(one))) return { entries, isSure: true }
  const generation = other.generation ?? one.generation ?? added[0] ?? null
  const told: Entry = { words: other.words, generation, surname: one.words.join(' ') }
  return { entries: [told], isSure: isSurname(one.words, other.words) }
}

const isAddition = (part: string) =>
  part.split(/\s+/).every((word) => generationOf(word) ?? isDegree(word))

function withGeneration(entry: Entry, added: string[]): Entry {
  return { ...entry, generation: entry.generation ?? added[0] ?? null }
}

function isListOfNames(entries: readonly Entry[]): boolean {
  return entries.every(({ words }) => orderOf(words) === 'given first')
}

const isGivenAlone = ({ words }: Entry) => words.length === 1 && nameKind(words[0]!) === 'given'

/** Whether the words before a comma can be a surname, seen the words behind it. */
function isSurname(before: readonly string[], behind: readonly string[]): boolean {
  if (before.length === 1 || isParticle(before[0]!)) return !looksTurned(before, behind)
  if (orderOf(before) === 'given first') return false
  return behind.length === 1 || nameKind(behind[0]!) === 'given' || isInitial(behind.at(-1)!)
}

/** `John, Mary Smith`: a given name before the comma, and a whole name behind it. */
function looksTurned(before: readonly string[], behind: readonly string[]): boolean {
  return (
    nameKind(before[0]!) === 'given' &&
    orderOf(behind) === 'given first' &&
    nameKind(behind.at(-1)!) === 'surname'
  )
}
