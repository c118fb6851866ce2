import type { RouterContextProvider } from 'react-router'
import { house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import type { Home } from '#domain/addresses/home.ts'
import { standardizeLot } from '#domain/addresses/standardize-lot.ts'
import { standardizePlace } from '#domain/addresses/standardize-place.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { printHome } from '#domain/properties/property.ts'
import { validateAddress } from '#domain/properties/validate-address.ts'
import { accept, type Result, refuse } from '#domain/result.ts'

const fields = [
  'addressType',
  'street',
  'lotNumber',
  'unit',
  'city',
  'state',
  'zip',
  'asTyped',
  'validated',
  'go',
  'submission',
] as const

export type TypedAddress = Record<(typeof fields)[number], string>
export type AddressField = 'street' | 'lotNumber' | 'unit' | 'city' | 'state' | 'zip'

/** What is wrong, beside which field; the fault is a key of the page's words. */
export type AddressFault = { field: AddressField; because: Because }

type Because =
  | 'no street'
  | 'not found'
  | 'several'
  | 'unreadable street'
  | 'unreadable unit'
  | 'unreadable lot'
  | 'unknown city'
  | 'unknown state'
  | 'unreadable zip'
  | 'zip of another state'

/** What was typed beside its standard form, to be confirmed by going on. */
export type Validated = { typed: string; standard: string; deliverable: boolean }

/** What keeps an address from being read: a fault, or a standard form that waits to be confirmed. */
export type Unread = {
  because: 'unread'
  typed: TypedAddress
  fault: AddressFault | null
  validated: Validated | null
}

/**
 * Reads a home as it was typed. A street address passes once its standard form has been shown and not been
 * changed since, or where the person insists on what they typed.
 */
export async function readAddressForm(
  context: Readonly<RouterContextProvider>,
  request: Request,
): Promise<Result<{ home: Home; typed: TypedAddress }, Unread>> {
  const typed = await readForm(request, fields)
  if (typed.addressType === 'lot') return readLot(typed)
  if (typed.street.trim() === '') return unread(typed, 'no street')
  if (typed.asTyped === 'on' && typed.go !== 'validate') return readAsTyped(typed)
  return readStreet(context, typed)
}

type Read = Result<{ home: Home; typed: TypedAddress }, Unread>

function readLot(typed: TypedAddress): Read {
  const { lotNumber: lot, unit, city, state, zip } = typed
  const read = standardizeLot({ lot, unit: unit || null, city, state, zip })
  return read.ok
    ? accept({ home: { kind: 'lot', ...read.value }, typed })
    : unread(typed, read.refusal.because)
}

async function readStreet(
  context: Readonly<RouterContextProvider>,
  typed: TypedAddress,
): Promise<Read> {
  const { street, unit, city, state, zip } = typed
  const told = { street, unit: unit || null, city, state, zip }
  const read = await validateAddress(context.get(house).addresses, told)
  if (!read.ok) return unread(typed, read.refusal.because)
  const { deliverable, ...standard } = read.value
  const confirmed = { ...typed, ...standard, unit: standard.unit ?? '' }
  const mark = markOf(confirmed)
  const isConfirmed = typed.validated === mark && markOf(typed) === mark && typed.go !== 'validate'
  if (isConfirmed) return accept({ home: { kind: 'street', ...standard }, typed })
  return refuse({
    because: 'unread',
    typed: { ...confirmed, validated: mark },
    fault: null,
    validated: {
      typed: printHome({ ...told, lot: null }),
      standard: printHome({ ...standard, lot: null }),
      deliverable,
    },
  })
}

/** What a standard form was made of: once something is changed, it is asked again. */
const markOf = ({ street, unit, city, state, zip }: TypedAddress) =>
  [street, unit, city, state, zip].join(' | ')

/** Some homes have addresses no rule foresees. */
function readAsTyped(typed: TypedAddress): Read {
  const place = standardizePlace(typed)
  if (!place.ok) return unread(typed, place.refusal.because)
  const street = readName(typed.street, 100)
  if (!street) return unread(typed, 'unreadable street')
  const unit = typed.unit.trim() === '' ? null : readName(typed.unit, 40)
  if (typed.unit.trim() !== '' && !unit) return unread(typed, 'unreadable unit')
  const words = { street: street.toUpperCase(), unit: unit?.toUpperCase() ?? null }
  return accept({ home: { kind: 'street', ...words, ...place.value }, typed })
}

const fieldOf: Record<Because, AddressField> = {
  'no street': 'street',
  'not found': 'street',
  several: 'unit',
  'unreadable street': 'street',
  'unreadable unit': 'unit',
  'unreadable lot': 'lotNumber',
  'unknown city': 'city',
  'unknown state': 'state',
  'unreadable zip': 'zip',
  'zip of another state': 'zip',
}

function unread(typed: TypedAddress, because: Because): { ok: false; refusal: Unread } {
  const fault = { field: fieldOf[because], because }
  return refuse({ because: 'unread', typed: { ...typed, validated: '' }, fault, validated: null })
}
