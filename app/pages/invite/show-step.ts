import type { RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { states } from '#domain/addresses/states.ts'
import { readCommunityPlace } from '#domain/communities/read-place.ts'
import { listHouseholds } from '#domain/households/list-households.ts'
import { newId } from '#domain/new-id.ts'
import { findProperties } from '#domain/properties/find-properties.ts'
import { type GrantableRole, listGrantable } from '#domain/roles/list-grantable.ts'
import { type SettledProperty, settleProperty } from './settle-property.ts'
import { type Answers, type WizardView, wizardFields } from './wizard.ts'

type Context = Readonly<RouterContextProvider>
type Shown = Partial<Pick<WizardView, 'faults' | 'trouble' | 'validated'>>

/** The answers of somebody who has just begun: the community's own town, and what is usual. */
export async function firstAnswers(context: Context): Promise<Answers> {
  const { db } = context.get(house)
  const place = await readCommunityPlace(db, context.get(entrance).by)
  const empty = Object.fromEntries(wizardFields.map((field) => [field, ''])) as Answers
  return {
    ...empty,
    ...place,
    propertyChoice: 'existing',
    addressType: 'street',
    householdChoice: 'existing',
    householdRole: 'member',
    sendNow: 'on',
    submission: newId(),
  }
}

/** The first step, with the properties that fit the search. */
export async function showProperty(
  context: Context,
  answers: Answers,
  shown: Shown = {},
): Promise<WizardView> {
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  const { properties: list, more } = await findProperties(db, by, answers)
  const any =
    list.length > 0 ||
    (answers.search !== '' && (await findProperties(db, by, { search: '' })).properties.length > 0)
  const propertyChoice = any ? answers.propertyChoice : 'new'
  return view('property', { ...answers, propertyChoice }, shown, {
    properties: { list, more, any },
    states,
  })
}

/** The second step, with the households of the chosen home. */
export async function showHousehold(
  context: Context,
  answers: Answers,
  settled: SettledProperty,
  shown: Shown = {},
): Promise<WizardView> {
  const { home, households, propertyId } = await readPlace(context, settled)
  const chosen = households.some(({ id }) => id === answers.householdId)
  const householdChoice = households.length === 0 ? 'new' : answers.householdChoice || 'existing'
  const householdId = chosen ? answers.householdId : (households[0]?.id ?? '')
  const kept = { ...answers, ...propertyId, householdChoice, householdId }
  return view('household', kept, shown, { home, households })
}

/** The third step. */
export async function showMember(
  context: Context,
  answers: Answers,
  settled: SettledProperty,
  shown: Shown = {},
): Promise<WizardView> {
  const { home, households, propertyId } = await readPlace(context, settled)
  const roles = await rolesToChoose(context)
  const isThere = roles.some(({ id }) => id === answers.roleId)
  const kept = { ...answers, ...propertyId, roleId: isThere ? answers.roleId : '' }
  return view('member', kept, shown, { home, households, roles })
}

/** The roles an inviter may give; none where they may not choose, and the default is what it is. */
async function rolesToChoose(context: Context): Promise<GrantableRole[]> {
  const { by } = context.get(entrance)
  if (!by.permissions.has('change member role')) return []
  const roles = await listGrantable(context.get(house).db, by)
  return roles.filter(({ mayBeGiven }) => mayBeGiven)
}

/** A home that turned out to be a property already is from here on that property. */
async function readPlace(context: Context, settled: SettledProperty) {
  if ('home' in settled) return { home: settled.line, households: [], propertyId: {} }
  const { id, home } = settled.known
  const { db } = context.get(house)
  const households = await listHouseholds(db, context.get(entrance).by, { propertyId: id })
  return { home, households, propertyId: { propertyChoice: 'existing', propertyId: id } }
}

function view(
  step: WizardView['step'],
  answers: Answers,
  shown: Shown,
  more: Partial<WizardView>,
): WizardView {
  return {
    step,
    answers,
    faults: {},
    trouble: null,
    properties: { list: [], more: false, any: false },
    states: [],
    validated: null,
    home: '',
    households: [],
    roles: [],
    ...shown,
    ...more,
  }
}

/** Back to the first step, if what it settled does not hold any more. */
export async function settleOrShow(
  context: Context,
  answers: Answers,
): Promise<{ settled: SettledProperty } | { view: WizardView }> {
  const settled = await settleProperty(context, answers)
  if (settled.ok) return { settled: settled.value }
  const { answers: kept, faults, validated } = settled.refusal
  return { view: await showProperty(context, kept, { faults, validated }) }
}
