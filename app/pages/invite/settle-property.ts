import type { RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import type { Home } from '#domain/addresses/home.ts'
import { standardizeLot } from '#domain/addresses/standardize-lot.ts'
import { standardizePlace } from '#domain/addresses/standardize-place.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { findByHome, findById } from '#domain/properties/find-by-home.ts'
import type { FoundProperty } from '#domain/properties/find-properties.ts'
import { printHome } from '#domain/properties/property.ts'
import { validateAddress } from '#domain/properties/validate-address.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { StandardizeRefusal } from '#integrations/addresses/addresses.ts'
import { type Answers, type Validated, validationMark, type WizardView } from './wizard.ts'
import type { WizardWord } from './words.ts'

/** The property of the first step: one that is there, or a home to be created. */
export type SettledProperty = { known: FoundProperty } | { home: Home; line: string }

/** What keeps the first step from being done: faults, or an address that waits to be confirmed. */
export type Unsettled = {
  because: 'unsettled'
  faults: WizardView['faults']
  /** The answers with the address in its standard form. */
  answers: Answers
  validated: Validated | null
}

type Context = Readonly<RouterContextProvider>

/**
 * Reads the answers of the first step. A new street address passes once its standard form has been
 * shown and not been changed since; one that is a property already becomes that property.
 */
export async function settleProperty(
  context: Context,
  answers: Answers,
): Promise<Result<SettledProperty, Unsettled>> {
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  if (answers.propertyChoice !== 'new') {
    const known = isId(answers.propertyId) ? await findById(db, by, answers.propertyId) : null
    return known ? accept({ known }) : unsettled(answers, { propertyId: 'chooseProperty' })
  }
  const home = answers.addressType === 'lot' ? readLot(answers) : await readStreet(context, answers)
  if (!home.ok) return home
  const known = await findByHome(db, by, home.value)
  const line = printHome({ street: null, lot: null, ...home.value })
  return accept(known ? { known } : { home: home.value, line })
}

function readLot(answers: Answers): Result<Home, Unsettled> {
  const { lotNumber: lot, unit, city, state, zip } = answers
  const outcome = standardizeLot({ lot, unit: unit || null, city, state, zip })
  if (outcome.ok) return accept({ kind: 'lot', ...outcome.value })
  const { because } = outcome.refusal
  return unsettled(
    answers,
    because === 'unreadable lot' ? { lotNumber: 'wrongLot' } : faultsOf(outcome.refusal),
  )
}

async function readStreet(context: Context, answers: Answers): Promise<Result<Home, Unsettled>> {
  if (answers.street.trim() === '') return unsettled(answers, { street: 'noStreet' })
  if (answers.asTyped === 'on') return readAsTyped(answers)
  const { street, unit, city, state, zip } = answers
  const typed = { street, unit: unit || null, city, state, zip }
  const outcome = await validateAddress(context.get(house).addresses, typed)
  if (!outcome.ok) return unsettled(answers, faultsOf(outcome.refusal))
  const { deliverable, ...standard } = outcome.value
  const confirmed = { ...answers, ...standard, unit: standard.unit ?? '' }
  const mark = validationMark(confirmed)
  if (answers.validated === mark && validationMark(answers) === mark)
    return accept({ kind: 'street', ...standard })
  const validated = {
    typed: printHome({ ...typed, lot: null }),
    standard: printHome({ ...standard, lot: null }),
    deliverable,
  }
  const waiting = { ...confirmed, validated: mark }
  return refuse({ because: 'unsettled', faults: {}, answers: waiting, validated })
}

/** Some homes have addresses no rule foresees; the volunteer who lives there knows better. */
function readAsTyped(answers: Answers): Result<Home, Unsettled> {
  const place = standardizePlace(answers)
  if (!place.ok) return unsettled(answers, faultsOf(place.refusal))
  const street = readName(answers.street, 100)
  const unit = answers.unit.trim() === '' ? null : readName(answers.unit, 40)
  if (!street) return unsettled(answers, { street: 'unreadableStreet' })
  if (answers.unit.trim() !== '' && !unit) return unsettled(answers, { unit: 'wrongUnit' })
  const words = { street: street.toUpperCase(), unit: unit?.toUpperCase() ?? null }
  return accept({ kind: 'street', ...words, ...place.value })
}

function unsettled(
  answers: Answers,
  faults: WizardView['faults'],
): { ok: false; refusal: Unsettled } {
  return refuse({
    because: 'unsettled',
    faults,
    answers: { ...answers, validated: '' },
    validated: null,
  })
}

const faultsByRefusal: Record<StandardizeRefusal['because'], [keyof Answers, WizardWord]> = {
  'not found': ['street', 'unreadableStreet'],
  several: ['unit', 'several'],
  'unreadable street': ['street', 'unreadableStreet'],
  'unknown city': ['city', 'wrongCity'],
  'unknown state': ['state', 'wrongState'],
  'unreadable zip': ['zip', 'wrongZip'],
  'zip of another state': ['zip', 'zipElsewhere'],
}

function faultsOf({ because }: { because: StandardizeRefusal['because'] }): WizardView['faults'] {
  const [field, word] = faultsByRefusal[because]
  return { [field]: word }
}
