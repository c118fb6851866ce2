import { nameKey } from '#domain/contacts/person-name.ts'
import { isAlikeName } from './alike-name.ts'
import type { KnownPerson } from './known.ts'
import type { PlannedPerson, PlannedRow, Verdict } from './planned.ts'
import type { Problem } from './problem.ts'
import { addTo, type RowAtHome } from './town.ts'
import type { RosterPerson } from './understand-row.ts'

type Decided = Pick<PlannedRow, 'household' | 'people' | 'passId'> & { notes: Problem[] }

/** Makes the plan of a row of what was decided, and lets later rows know of it. */
export function settle(at: RowAtHome, decided: Decided): PlannedRow {
  const { row, town, key } = at
  const property = at.property ?? {
    id: town.idFor(`property ${key}`),
    ...{ hasLivePass: false, isEmpty: false, isPeopled: false },
    households: [],
  }
  town.known.properties.set(key, property)
  const { household, people, passId, notes } = decided
  if (household?.add) property.households.push({ id: household.id, name: household.add.name })
  if (passId) property.hasLivePass = true
  const marks = row.isVacant && row.isHomeOnly && !property.isEmpty && !property.isPeopled
  property.isPeopled ||= people.length > 0
  property.isEmpty = marks || (property.isEmpty && !property.isPeopled)
  for (const person of people) remember(person, at, household!.id)
  const planned = {
    line: row.line,
    problems: [...row.problems, ...notes],
    skipped: null,
    property: {
      ...{ id: property.id, add: at.property ? null : { ...row.home!, homeKey: key } },
      ...(marks && { isEmpty: true as const }),
    },
    ...{ household, people, passId },
  }
  return { ...planned, verdict: verdictOf(planned) }
}

function verdictOf({ property, household, people }: Omit<PlannedRow, 'verdict'>): Verdict {
  if (property?.add || household?.add || people.some(({ add }) => add)) return 'create'
  const isSame = people.every(
    ({ changes, place, invitationId }) =>
      Object.keys(changes).length === 0 && !place && !invitationId,
  )
  return isSame && !property?.isEmpty ? 'unchanged' : 'update'
}

/** What a later row finds of somebody after this one. */
function remember(planned: PlannedPerson, { row, town }: RowAtHome, householdId: string): void {
  const { memberId, add, place, invitationId } = planned
  const person = add ? unknownUntilNow(memberId, add) : town.known.people.get(memberId)!
  const before = add ? null : person.email
  town.known.people.set(memberId, person)
  takeOver(person, planned)
  if (person.email !== before) {
    addTo(town.byEmail, person.email ?? '', person)
    if (before) town.formerEmails.set(memberId, before)
  }
  if (invitationId) person.code ??= { roleId: person.roleId, isTexted: false, isGuest: false }
  const email = row.people.find((one) => one.email && isTold(one, person))?.email
  if (email) town.told.set(memberId, email)
  if (!place) return
  if (!person.places.has(householdId)) addTo(town.byHousehold, householdId, person)
  person.places.set(householdId, place)
}

/** Whether a row tells of somebody: by their name, or nearly so with their address. */
function isTold(one: RosterPerson, person: KnownPerson): boolean {
  if (nameKey(one) === person.nameKey) return true
  return one.email === person.email && isAlikeName(one, person)
}

function takeOver(person: KnownPerson, { changes }: PlannedPerson): void {
  for (const [key, change] of Object.entries(changes)) Object.assign(person, { [key]: change.to })
}

function unknownUntilNow(id: string, add: NonNullable<PlannedPerson['add']>): KnownPerson {
  const { firstName, email, phone, title, roleId } = add
  return {
    ...{ id, firstName, nameKey: nameKey(add), email, phone, title, roleId },
    ...{ hasJoined: false, code: null, voidedAt: null, places: new Map() },
  }
}
