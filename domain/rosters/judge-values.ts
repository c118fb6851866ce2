import type { ValueKind, ValueShares } from './column-values.ts'
import type { Meaning } from './field.ts'
import type { HeaderHint } from './read-header.ts'

type Judged = { meaning: Meaning; confidence: number }

/** What the values of a meaning must look like, and how many of them at least. */
const wanted: Partial<Record<Meaning, [kinds: ValueKind[], share: number]>> = {
  email: [['email'], 0.2],
  phone: [['phone'], 0.2],
  mobilePhone: [['phone'], 0.2],
  homePhone: [['phone'], 0.2],
  workPhone: [['phone'], 0.2],
  state: [['state'], 0.5],
  occupancy: [['occupancy', 'occupancyLetter'], 0.4],
  householdRole: [['householdRole', 'occupancy'], 0.4],
  houseNumber: [['houseNumber', 'address'], 0.5],
  hasLeft: [['hasLeft'], 0.5],
}

/** What the values of a meaning may not be, most of them: dates and `Yes` are no names, `Mrs.` and `Yes` no office. */
const unwanted: Partial<Record<Meaning, ValueKind[]>> = {
  fullName: ['figures', 'tick'],
  firstName: ['figures'],
  lastName: ['figures'],
  title: ['courtesy', 'tick'],
}

/** What values tell where the header says nothing of use, most telling first. */
const telling: [kind: ValueKind, meaning: Meaning, share: number][] = [
  ['email', 'email', 0.6],
  ['phone', 'phone', 0.6],
  ['address', 'address', 0.7],
  ['lot', 'lot', 0.7],
  ['state', 'state', 0.9],
  ['zip', 'zip', 0.9],
  ['occupancy', 'occupancy', 0.9],
  ['householdRole', 'householdRole', 0.9],
  ['hasLeft', 'hasLeft', 0.9],
  ['name', 'fullName', 0.7],
]

/** Weighs what a header says against the values below it. An empty column is what its header says. */
export function judgeValues(hint: HeaderHint, values: ValueShares): Judged {
  const { meaning, confidence } = hint
  const nothing: Judged = { meaning: 'ignore', confidence: values.filled === 0 ? 0.9 : 0.3 }
  const told = toldByValues(values)
  if (meaning === null) return told ?? nothing
  const said: Judged = { meaning, confidence }
  if (values.filled === 0 || meaning === 'ignore') return said
  if (saysTooLittle(hint, values)) return ifItReaches(told) ?? nothing
  if (contradicts(said, values)) return told ?? nothing
  return told ? weigh(said, told, values) : said
}

function weigh(said: Judged, told: Judged, values: ValueShares): Judged {
  if (told.meaning === said.meaning)
    return { ...said, confidence: Math.max(said.confidence, told.confidence) }
  return isOther(said, told.meaning, values) ? told : said
}

/** `Home` beside `Work` and `Cell` is a number. */
function ifItReaches(told: Judged | null): Judged | null {
  return told?.meaning === 'phone' || told?.meaning === 'email' ? told : null
}

function saysTooLittle(hint: HeaderHint, values: ValueShares): boolean {
  return isAssociation(hint, values) || isAccount(hint, values)
}

/** `Property` alone may be an address or the association's name. */
function isAssociation({ meaning, confidence }: HeaderHint, values: ValueShares): boolean {
  return meaning === 'address' && confidence < 0.5 && !hasAddresses(values)
}

/** `Customer` alone may be who pays, or the number of their account. */
function isAccount({ meaning, confidence }: HeaderHint, values: ValueShares): boolean {
  return meaning === 'fullName' && confidence === 0.5 && values.share('name') < 0.5
}

/** `Bill to` alone may be an address, or whoever pays. */
function contradicts({ meaning, confidence }: Judged, values: ValueShares): boolean {
  if (meaning === 'mailingAddress' && confidence <= 0.5) return !hasAddresses(values)
  if (unwanted[meaning]?.some((kind) => values.share(kind) > 0.5)) return true
  const [kinds, least] = wanted[meaning] ?? []
  return kinds?.every((kind) => values.share(kind) < least!) ?? false
}

const hasAddresses = (values: ValueShares) => values.share('address') + values.share('lot') >= 0.3

const namesOrPlaces = new Set<Meaning>([
  'fullName',
  'firstName',
  'lastName',
  'address',
  'unit',
  'lot',
  'street',
])

/** Values so clear that a header of few words was meant otherwise: addresses under `Unit`. */
function isOther({ meaning, confidence }: Judged, told: Meaning, values: ValueShares): boolean {
  if (!namesOrPlaces.has(meaning) || told === meaning) return false
  if (told === 'email' || told === 'phone' || told === 'occupancy') return true
  if (told === 'address') return meaning === 'unit' || meaning === 'fullName' || meaning === 'lot'
  if (told === 'lot') return meaning === 'unit'
  const mayBeNames = meaning === 'unit' || (meaning === 'address' && confidence < 0.9)
  return told === 'fullName' && mayBeNames && values.share('name') > 0.9
}

function toldByValues(values: ValueShares): Judged | null {
  if (values.filled === 0) return null
  for (const [kind, meaning, least] of telling) {
    const share = values.share(kind)
    if (share >= least) return { meaning, confidence: 0.8 * share }
  }
  return null
}
