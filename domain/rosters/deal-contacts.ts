import { readEmail } from '#domain/contacts/email-address.ts'
import { foldName } from '#domain/contacts/person-name.ts'
import { readTypedPhone, type TypedPhone } from '#domain/contacts/phone-number.ts'
import { suggestAddress } from '#domain/contacts/suggest-address.ts'
import { phoneRank } from './layout.ts'
import type { Problem } from './problem.ts'
import { emailPieces, numberIn, phoneKindOf, phonePieces, saysNoContact } from './read-contacts.ts'
import type { PersonName } from './read-people.ts'

/** A cell with e-mail addresses or phone numbers, and the column it stands in. */
export type ContactCell = { column: string | null; typed: string; rank: number }

type Complaint = Omit<Problem, 'field'>

/** One value for each person, in their order, and what is wrong with the cells. */
export type Dealt = { values: (string | null)[]; problems: Complaint[] }

/**
 * Reads the e-mail addresses of a row and gives each person theirs. Several may stand in one cell. An
 * address that is made of somebody's name is theirs; otherwise as many addresses as people are dealt in
 * order, and a single one goes to the first. `unclear emails` where that leaves a doubt, `mistyped email`
 * with a suggestion where one looks like a slip.
 */
export function dealEmails(cells: readonly ContactCell[], people: readonly PersonName[]): Dealt {
  const pieces = cells
    .filter(({ typed }) => !saysNoContact(typed))
    .flatMap(({ column, typed }) => emailPieces(typed).map((piece) => ({ column, typed: piece })))
  const found: Found[] = []
  const problems: Complaint[] = []
  for (const { column, typed } of pieces) {
    const email = readEmail(typed)
    const suggestion = suggest(typed, email)
    if (email) addOnce(found, { value: email, column, typed })
    const reason = email === null ? 'unreadable email' : 'mistyped email'
    if (email === null || suggestion) problems.push({ column, reason, typed, suggestion })
  }
  const dealt = deal(found, people, namesakeOf)
  return { values: dealt.values, problems: [...problems, ...left(dealt, found, 'email')] }
}

/** Domains that need no suggestion; a roster repeats a few of them thousands of times. */
const soundDomains = new Set<string>()

function suggest(typed: string, email: string | null): string | null {
  const domain = email?.slice(email.lastIndexOf('@')) ?? ''
  if (soundDomains.has(domain)) return null
  const suggestion = suggestAddress(typed)
  if (email !== null && suggestion === null && soundDomains.size < 500) soundDomains.add(domain)
  return suggestion
}

/**
 * Reads the phone numbers of a row into E.164 form and gives each person one. Where several columns hold
 * numbers of one person, the column of the lowest rank wins. A number with somebody's name beside it is
 * theirs; words beside the others, `(H)` or `Cell:`, count as those above a column. `extension left out` where one stood behind a number, `unclear phones` where more numbers than
 * people leave a doubt.
 */
export function dealPhones(cells: readonly ContactCell[], people: readonly PersonName[]): Dealt {
  const found: Found[] = []
  const problems: Complaint[] = []
  const pieces = cells
    .filter(({ typed }) => !saysNoContact(typed))
    .flatMap((cell) => piecesOf(cell, people))
  for (const rank of [...new Set(pieces.map(({ rank }) => rank))].sort()) {
    if (found.length > 0) break
    const numbers = pieces.filter((piece) => piece.rank === rank).map(numberOf)
    for (const { column, typed, read } of numbers)
      if (read) addOnce(found, { value: read.number, column, typed })
    problems.push(...numbers.flatMap(notWhole))
  }
  const dealt = deal(found, people, labelledOf)
  return { values: dealt.values, problems: [...problems, ...left(dealt, found, 'phone')] }
}

/** A number of a cell, as typed and as read; null where none can be read. */
type CellNumber = Pick<ContactCell, 'column' | 'typed'> & { read: TypedPhone | null }

/** A number with a name beside it is that person’s, whatever kind it is. */
function piecesOf({ column, typed, rank }: ContactCell, people: readonly PersonName[]) {
  return phonePieces(typed).map((piece): ContactCell => {
    const kind = people.length > 1 && claimsOf(piece, people).length > 0 ? null : phoneKindOf(piece)
    return { column, typed: piece, rank: kind === null ? rank : phoneRank({ meaning: kind }) }
  })
}

function numberOf({ column, typed }: ContactCell): CellNumber {
  return { column, typed, read: readTypedPhone(numberIn(typed)) }
}

/** What of a number is not kept as it stands: a part of it, all of it, or nothing. */
function notWhole({ column, typed, read }: CellNumber): Complaint[] {
  if (read && !read.hasExtension) return []
  const reason = read ? 'extension left out' : 'unreadable phone'
  return [{ column, reason, typed, suggestion: null }]
}

type Found = { value: string; column: string | null; typed: string }
type Dealing = { values: (string | null)[]; isClear: boolean; leftOver: Found[] }

function addOnce(found: Found[], one: Found): void {
  if (!found.some(({ value }) => value === one.value)) found.push(one)
}

/** Which people a value says it belongs to, by their places. */
type Claims = (found: Found, people: readonly PersonName[]) => number[]

function deal(found: readonly Found[], people: readonly PersonName[], claims: Claims): Dealing {
  const values: (string | null)[] = people.map(() => null)
  const spare: Found[] = [] // a second one of somebody is no other's
  const open = found.filter((one) => {
    const [place, ...others] = people.length > 1 ? claims(one, people) : []
    if (place === undefined || others.length > 0) return true
    if (values[place] !== null) spare.push(one)
    else values[place] = one.value
    return false
  })
  const free = values.filter((value) => value === null).length
  const isClear = people.length < 2 || open.length <= free
  const dealt = values.map((value) => value ?? open.shift()?.value ?? null)
  return { values: dealt, isClear, leftOver: [...open, ...spare] }
}

function left(
  { isClear, leftOver }: Dealing,
  found: readonly Found[],
  kind: 'email' | 'phone',
): Complaint[] {
  const [first] = leftOver
  if (!first) return []
  const typed = found.map(({ typed }) => typed).join(', ')
  if (!isClear)
    return [{ column: first.column, reason: `unclear ${kind}s`, typed, suggestion: null }]
  return [
    {
      column: first.column,
      reason: `another ${kind} left out`,
      typed: first.typed,
      suggestion: null,
    },
  ]
}

/** Whose name the part before the `@` is made of: `mary.smith@`, `msmith@`, `marys@`. */
function namesakeOf({ value }: Found, people: readonly PersonName[]): number[] {
  const local = value.slice(0, value.lastIndexOf('@')).replace(/[^a-z]/g, '')
  return people.flatMap(({ firstName, lastName }, place) => {
    const [given = '', surname = ''] = [firstName, lastName].map(
      (name) => foldName(name).split(' ')[0] ?? '',
    )
    const rest = local === `${surname}s` ? '' : local.replace(surname, '') // `smiths@` is all of them
    const hasGiven = given.length > 2 && local.includes(given)
    const hasBoth =
      surname.length > 2 && local.includes(surname) && rest !== '' && rest === given[0]
    return hasGiven || hasBoth ? [place] : []
  })
}

/** Whose given name stands beside a number: `Mary 512-555-0102`. */
function labelledOf({ typed }: Found, people: readonly PersonName[]): number[] {
  return claimsOf(typed, people)
}

function claimsOf(typed: string, people: readonly PersonName[]): number[] {
  if (!/\p{L}/u.test(typed)) return []
  const words = foldName(typed).split(' ')
  return people.flatMap(({ firstName }, place) => {
    const given = foldName(firstName).split(' ')[0] ?? ''
    return given !== '' && words.includes(given) ? [place] : []
  })
}
