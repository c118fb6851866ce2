import { readName } from '#domain/contacts/person-name.ts'
import { type DealtName, dealSurnames } from './deal-surnames.ts'
import { conjunction, entriesOf } from './name-entries.ts'
import type { AttentionReason, NoteReason } from './problem.ts'
import { properName } from './proper-name.ts'
import { type NameOrder, nameWords } from './read-name-parts.ts'
import { isOrganization, organizationName, saysNobody, saysVacant } from './read-organization.ts'
import { nameSaysLeft } from './says-left.ts'
import { tenantsSaid } from './says-tenant.ts'
import {
  afterCoupleTitle,
  isFamily,
  type TidyNames,
  tidyNames,
  withoutPictures,
} from './tidy-names.ts'

export type PersonName = { firstName: string; lastName: string }

/** Whom a cell names. */
export type People = {
  people: PersonName[]
  organization: string | null
  /** The cell says that the home stands empty. */
  isVacant: boolean
  /** The cell calls everybody it names tenants. */
  areTenants: boolean
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
    areTenants: false,
    reasons: [],
    emails: [],
  }
  if (typed.length > longestCell) return { ...nobody, reasons: ['unreadable name'] }
  const { text, emails, ...said } = tidyNames(typed)
  if (saysNobody(text)) return { ...nobody, emails, isVacant: saysVacant(typed) }
  if (isDitto(text)) return { ...nobody, emails, reasons: ['unreadable name'] }
  if (said.hasLeft) return { ...nobody, emails, reasons: reasonsOf(said, text) }
  if (isFamily(text)) return { ...nobody, emails, reasons: ['missing first name'] }
  const pieces = piecesOf(inPairs(text))
  const read = pieces.map((piece) => ({ piece, isOrganization: isOrganization(piece) }))
  const organizations = read
    .filter(({ isOrganization }) => isOrganization)
    .map(({ piece }) => organizationName(piece))
  const named = read
    .filter(({ piece, isOrganization }) => !isOrganization && !saysNobody(piece))
    .map(({ piece }) => piece)
  const { people, reasons } = readNames(named, order)
  const tenancy = tenancyOf(typed, people.length)
  return {
    people: said.isDeceased ? [] : people,
    organization: organizations[0] ?? null,
    isVacant: false,
    areTenants: tenancy.areTenants,
    reasons: [
      ...new Set([
        ...reasons,
        ...tenancy.reasons,
        ...reasonsOf(said, text),
        ...ofOrganizations(organizations),
      ]),
    ],
    emails,
  }
}

/** Who of several is called tenant is not guessed. */
function tenancyOf(typed: string, count: number): Pick<People, 'areTenants' | 'reasons'> {
  const said = tenantsSaid(typed)
  const areTenants = said === 'all' || (said === 'one' && count === 1)
  return { areTenants, reasons: said === null || areTenants ? [] : ['unclear names'] }
}

/** `Smith/Jones, John & Mary` as `Smith, John & Jones, Mary`: as many surnames as given names. */
function inPairs(text: string): string {
  return text.replace(twoAndTwo, '$1, $3 & $2, $4')
}

const twoAndTwo = /^([\p{L}'’-]+)\s*[/&]\s*([\p{L}'’-]+),\s*([\p{L}. ]+?)\s*[/&]\s*([\p{L}. ]+)$/u

/** Another row is meant, and which is not told. */
const isDitto = (text: string) =>
  /^(?:same|ditto|idem|mismo|see|same as above|see above|as above|see (?:notes?|below|comments?))$/i.test(
    text,
  )

function reasonsOf(said: Omit<TidyNames, 'text' | 'emails'>, text: string): People['reasons'] {
  const hasOthers = said.hasOthers || afterCoupleTitle(text) !== null
  return [
    ...(said.isDeceased ? (['deceased'] as const) : []),
    ...(said.hasLeft ? (['may have left'] as const) : []),
    ...(hasOthers && isOneName(text) ? (['others left out'] as const) : []),
    ...(said.hasCareOf ? (['care of left out'] as const) : []),
    ...(said.isOnlyCareOf ? (['unclear names'] as const) : []),
  ]
}

/** `Mr. & Mrs. Bob & Ann Smith` names both. */
function isOneName(text: string): boolean {
  return !conjunction.test(afterCoupleTitle(text) ?? text)
}

function ofOrganizations(names: readonly (string | null)[]): People['reasons'] {
  if (names.includes(null)) return ['unreadable name']
  return names.length > 1 ? ['unclear names'] : []
}

/** An organisation is one piece, whatever signs are in its name, unless signs part it from others. */
function piecesOf(text: string): string[] {
  const pieces = text
    .split(/\s*[;\n\r|/]+\s*|(?<=\p{L} \p{L}[\p{L}.]*) [-–] (?=\p{L}+ \p{L})/u)
    .map((piece) => piece.replace(/^[\s,&]+|[\s,&]+$/g, ''))
    .filter(Boolean)
  const together = text.replace(/[\n\r]+/g, ' ')
  return pieces.length > 1 && isOrganization(together) && !pieces.some(isWholeName)
    ? [together]
    : pieces
}

const isWholeName = (piece: string) =>
  !isOrganization(piece) && /\p{L}{2}.*[ ,].*\p{L}/u.test(piece)

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
    nameSaysLeft(`${first} ${last}`) ||
    conjunction.test(` ${first} `) ||
    conjunction.test(` ${last} `)
  )
    return null
  if (
    saysNobody(first) ||
    saysNobody(last) ||
    isOrganization(last) ||
    isOrganization(`${first} ${last}`)
  )
    return null
  const given = nameWords(withoutPictures(first))
  const surname = nameWords(withoutPictures(last))
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
