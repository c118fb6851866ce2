import { distance } from 'fastest-levenshtein'
import { foldHeader, type Meaning, type Who } from './field.ts'
import { type Concept, conceptOf, knownWords, pairOf } from './header-words.ts'

/** What a header says by itself, before the values below it are looked at. */
export type HeaderHint = {
  meaning: Meaning | null
  who: Who
  /** The number it carries: `Owner 2 Email` is 2, `Co-owner` 2, `Primary` 1; null without. */
  person: number | null
  /** Whether the number belongs to a person rather than to the thing: `Owner 2`, but not `Phone 2`. */
  countsPeople: boolean
  /** Says that it means the home in the community: `Property Address`. */
  isProperty: boolean
  confidence: number
}

type Words = {
  has: (...concepts: Concept[]) => boolean
  number: number | null
  /** How many words it has. */
  count: number
}

/** Reads a header in any case, with its words apart or together, with slips of a letter. */
export function readHeader(header: string): HeaderHint {
  const { words, slips } = wordsOf(header)
  const concepts = words.flatMap((word) => conceptOf(word) ?? [])
  const digits = words.flatMap((word) => /^(\d)(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? [])
  const said = new Set(concepts)
  const number = digits[0] === undefined ? null : Number(digits[0])
  const has = (...wanted: Concept[]) => wanted.some((one) => said.has(one))
  const [meaning, certainty] = meaningOf({ has, number, count: words.length })
  const strangers = words.length - concepts.length - digits.length
  const person = number ?? (has('coOwner') ? 2 : has('primary') ? 1 : null)
  return {
    meaning,
    who: whoOf(has),
    person: person === 0 ? null : person,
    countsPeople: has('owner', 'tenant', 'person', 'coOwner', 'name', 'first', 'last'),
    isProperty: has('property', 'home', 'situs'),
    confidence: Math.max(0.1, certainty - 0.15 * strangers - 0.1 * slips),
  }
}

function whoOf(has: Words['has']): Who {
  if (has('tenant') && has('owner')) return null
  if (has('tenant')) return 'tenant'
  return has('owner', 'coOwner') ? 'owner' : null
}

type Rule = [when: (words: Words) => boolean, meaning: Meaning | null, certainty: number]

/** Where somebody works is not the home, and says nothing of who lives there: `Business Street`. */
const partsOfPlace: Concept[] = ['address', 'street', 'line', 'unit', 'city', 'state', 'zip']

/** The first that holds decides. */
const rules: Rule[] = [
  [({ has }) => has('never'), 'ignore', 0.95],
  [({ has, count }) => has('customer') && count === 1, 'fullName', 0.5],
  [({ has }) => has('account', 'customer') && !has('name', 'email', 'phone', 'mobile', 'address'), 'ignore', 0.95],
  [({ has }) => has('email') && !has('kind', 'status'), 'email', 0.95],
  [({ has }) => has('phone', 'mobile') && has('kind', 'status'), 'ignore', 0.9],
  [({ has }) => has('mobile') && !has('address'), 'mobilePhone', 0.95],
  [({ has }) => has('phone') && has('home'), 'homePhone', 0.95],
  [({ has }) => has('phone') && has('work'), 'workPhone', 0.95],
  [({ has }) => has('phone'), 'phone', 0.95],
  [({ has }) => has('work') && has(...partsOfPlace), 'ignore', 0.9],
  [({ has }) => has('relation') || (has('household') && has('role', 'kind', 'status', 'title')), 'householdRole', 0.9],
  [({ has }) => has('head'), 'isHead', 0.9],
  [({ has }) => has('occupied') && has('tenant') && !has('owner'), 'isRented', 0.9],
  [({ has }) => has('occupied'), 'isOwnerOccupied', 0.9],
  [({ has }) => has('rented'), 'isRented', 0.85],
  [({ has }) => has('occupancy'), 'occupancy', 0.9],
  [({ has }) => has('kind', 'status') && has('owner', 'tenant', 'person'), 'occupancy', 0.8],
  [({ has }) => has('owner') && has('tenant') && !has('name', 'first', 'last', 'address'), 'occupancy', 0.85],
  [({ has }) => has('city') && has('zip', 'state') && has('mailing'), 'mailingCityStateZip', 0.9],
  [({ has }) => has('city') && has('zip', 'state'), 'cityStateZip', 0.9],
  [({ has }) => has('zip') && has('mailing'), 'mailingZip', 0.95],
  [({ has }) => has('city') && has('mailing'), 'mailingCity', 0.95],
  [({ has }) => has('state') && has('mailing') && !has('street'), 'mailingState', 0.95],
  [({ has }) => has('unit') && has('mailing'), 'mailingUnit', 0.9],
  [({ has, number }) => has('address', 'street', 'line') && has('mailing') && number === 2, 'mailingUnit', 0.9],
  [({ has }) => has('address', 'street', 'line') && has('mailing'), 'mailingAddress', 0.95],
  [({ has }) => has('region') && !has('name'), 'state', 0.8],
  [({ has }) => has('extended') && has('address'), 'addressLine2', 0.85],
  [({ has }) => has('zip'), 'zip', 0.95],
  [({ has }) => has('city'), 'city', 0.95],
  [({ has }) => has('street', 'state', 'home', 'situs') && has('number') && !has('lot'), 'houseNumber', 0.9],
  [({ has }) => has('direction') && has('name') && !has('street'), 'ignore', 0.9],
  [({ has }) => has('direction'), 'street', 0.8],
  [({ has }) => has('fraction') && has('street', 'address', 'home', 'situs'), 'street', 0.8],
  [({ has }) => has('street') && has('name', 'kind', 'status', 'suffix'), 'street', 0.95],
  [({ has }) => has('state') && has('name'), 'street', 0.7],
  [({ has }) => has('address') && has('number') && !has('unit'), 'houseNumber', 0.6],
  [({ has }) => has('address', 'line') && has('state'), 'street', 0.6],
  [({ has }) => has('suffix'), 'nameSuffix', 0.8],
  [({ has }) => has('state'), 'state', 0.95],
  [({ has }) => has('middle'), 'middleName', 0.9],
  [({ has }) => has('first') && has('last'), 'fullName', 0.9],
  [({ has }) => has('first'), 'firstName', 0.95],
  [({ has }) => has('last'), 'lastName', 0.95],
  [({ has }) => has('unit', 'lot') && has('owner', 'tenant', 'person') && !has('number', 'address'), 'fullName', 0.85],
  [({ has }) => has('block') && has('lot'), 'lot', 0.9],
  [({ has }) => has('block'), 'block', 0.9],
  [({ has }) => has('section'), 'section', 0.7],
  [({ has }) => has('lot') && has('address'), 'address', 0.8],
  [({ has }) => has('lot'), 'lot', 0.95],
  [({ has, number }) => has('address', 'line', 'street') && number === 2, 'addressLine2', 0.85],
  [({ has }) => has('address') && has('street'), 'address', 0.95],
  [({ has }) => has('address'), 'address', 0.95],
  [({ has }) => has('building') && !has('unit', 'name'), 'building', 0.85],
  [({ has }) => has('unit'), 'unit', 0.9],
  [({ has }) => has('street'), 'street', 0.9],
  [({ has }) => has('title'), 'title', 0.8],
  [({ has }) => has('role'), 'role', 0.8],
  [({ has }) => has('household'), 'household', 0.85],
  [({ has }) => has('name') && has('property', 'home', 'mailing', 'building'), null, 0],
  [({ has }) => has('name'), 'fullName', 0.9],
  [({ has }) => has('status'), 'hasLeft', 0.5],
  [({ has }) => has('number', 'kind'), null, 0],
  [({ has }) => has('owner', 'tenant', 'coOwner'), 'fullName', 0.85],
  [({ has }) => has('person', 'primary'), 'fullName', 0.6],
  [({ has }) => has('situs'), 'address', 0.9],
  [({ has }) => has('property', 'home'), 'address', 0.4],
  [({ has }) => has('mailing'), 'mailingAddress', 0.5],
] // biome-ignore format: a table

function meaningOf(words: Words): [meaning: Meaning | null, certainty: number] {
  const rule = rules.find(([when]) => when(words))
  return rule ? [rule[1], rule[2]] : [null, 0]
}

/** The words of a header that are known, and how many of them were written with a slip. */
function wordsOf(header: string): { words: string[]; slips: number } {
  const parted = foldHeader(header.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
    .split(' ')
    .flatMap((word) => (conceptOf(word) ? word : word.split(/(?<=\D)(?=\d+$)/)))
    .filter((word, index, all) => word !== '' && !isSignOfDigit(word, all[index + 1]))
  let slips = 0
  const known = parted.flatMap((word) => {
    if (conceptOf(word) || /^\d/.test(word)) return word
    const apart = takeApart(word)
    if (apart) return apart
    const near = nearest(word)
    if (near) slips += 1
    return near ?? word
  })
  return { words: joinPairs(known), slips }
}

/** The sign of `Owner #2` says nothing that the figure does not. */
function isSignOfDigit(word: string, following = ''): boolean {
  return conceptOf(word) === 'number' && /^\d/.test(following)
}

function joinPairs(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    const pair = pairOf(joined.at(-1) ?? '', word)
    if (pair) joined.splice(-1, 1, ...pair.split(' '))
    else joined.push(word)
  }
  return joined
}

/** `ownername` as `owner name`: the fewest known words that make up the whole; null when none do. */
function takeApart(word: string): string[] | null {
  if (word.length > 40) return null
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= word.length; end += 1) {
    const ways = knownWords.flatMap((known) => {
      const before = known.length > 2 && word.endsWith(known, end) ? best[end - known.length] : null
      return before ? [[...before, known]] : []
    })
    best[end] = ways.sort((one, other) => one.length - other.length)[0] ?? null
  }
  return best[word.length] ?? null
}

/** The known word this one is a slip away from; short words are never taken for another. */
function nearest(word: string): string | null {
  const most = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0
  if (most === 0) return null
  const near = knownWords
    .filter((known) => known.length > 3 && Math.abs(known.length - word.length) <= most)
    .map((known) => ({ known, slips: distance(known, word) }))
    .sort((one, other) => one.slips - other.slips)[0]
  return near && near.slips <= most ? near.known : null
}
