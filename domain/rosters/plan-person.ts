import { nameKey } from '#domain/contacts/person-name.ts'
import { isAlikeName } from './alike-name.ts'
import { type KnownPerson, type KnownSuspension, roleNamed } from './known.ts'
import type { Place, PlannedPerson } from './planned.ts'
import { type Problem, planProblem } from './problem.ts'
import type { RowAtHome, Town } from './town.ts'
import type { RosterPerson } from './understand-row.ts'

type Given = RowAtHome & {
  householdId: string
  /** Those of the same row who have been planned. */
  before: readonly PlannedPerson[]
}

/**
 * Says what becomes of one person of a row: somebody new, or somebody the community knows, of whom only
 * what the row says otherwise changes. People who have joined look after their own address and number, and
 * what they may do is changed by hand. Of those who wait nothing changes by which the importer would give, or
 * take for themselves, more than they may grant. Whose invitation somebody has voided gets none by a file: whoever
 * wants them back invites them by hand.
 */
export function planPerson(person: RosterPerson, given: Given): PlannedPerson | Problem {
  const role = roleOf(person, given)
  if ('reason' in role) return role
  const found = findPerson(person, given)
  if (found && 'reason' in found) return found
  if (isToldOtherwise(person, { ...given, found })) return planProblem('one name twice', 'fullName')
  const suspended = found ? null : suspensionOf(person, given)
  if (suspended) return planProblem(suspended.says, 'fullName')
  return found
    ? planKnown(person, { ...given, found, ...role })
    : planNew(person, { ...given, ...role })
}

/**
 * What is worth knowing of a person who was planned: the file has another name, role or number, and theirs stays; or it
 * does not invite them again.
 */
export function noteOf(person: RosterPerson, planned: PlannedPerson, { known }: Town): Problem[] {
  const found = planned.add ? undefined : known.people.get(planned.memberId)
  if (!found) return []
  const { role } = person
  const meant = role === null ? undefined : roleNamed(known, role)
  const isOther = meant !== undefined && meant.id !== found.roleId
  const named = notesOnName(person, found)
  if (found.hasJoined)
    return isOther ? [...named, planProblem('role of a member stays', 'role')] : named
  return [...named, ...notesOnWaiting(person, { found, isOther })]
}

function notesOnName(person: RosterPerson, found: KnownPerson): Problem[] {
  if (nameKey(person) === found.nameKey) return []
  return [planProblem('name stays', 'fullName', `${person.firstName} ${person.lastName}`)]
}

function notesOnWaiting(
  { phone }: RosterPerson,
  { found, isOther }: { found: KnownPerson; isOther: boolean },
): Problem[] {
  const { code, voidedAt } = found
  if (!code) return voidedAt ? [planProblem('invitation voided', 'email', voidedAt)] : []
  const keepsNumber = code.isTexted && phone !== null && phone !== found.phone
  return [
    ...(code.isGuest && isOther ? [planProblem('role of a guest stays', 'role')] : []),
    ...(keepsNumber ? [planProblem('invited by text', 'phone')] : []),
  ]
}

/** Whether the file itself gives somebody of that name another address: they may be two people. */
function isToldOtherwise(
  { email }: RosterPerson,
  { town, found }: Given & { found: KnownPerson | null },
): boolean {
  const before = found && town.told.get(found.id)
  return Boolean(before && email && before !== email)
}

/** Who somebody new would be once more: suspended, and of the same name with the same contact or home. */
function suspensionOf(
  person: RosterPerson,
  { town, property }: Given,
): KnownSuspension | undefined {
  const { email, phone } = person
  return town.known.suspensions
    .get(nameKey(person))
    ?.find(
      (one) =>
        (email !== null && one.emails.includes(email)) ||
        (phone !== null && one.phone === phone) ||
        (property !== undefined && one.properties.includes(property.id)),
    )
}

type Role = { roleId: string | null }

function planNew(person: RosterPerson, given: Given & Role): PlannedPerson {
  const { town, householdId, roleId } = given
  const { firstName, lastName, email, phone, title } = person
  const memberId = town.idFor(`member ${householdId} ${nameKey(person)} ${email ?? ''}`)
  return {
    memberId,
    add: { firstName, lastName, email, phone, title, roleId: roleId ?? town.known.defaultRoleId },
    changes: {},
    place: newPlace(person, given),
    invitationId: email === null ? null : town.idFor(`invitation ${memberId}`),
  }
}

function planKnown(
  person: RosterPerson,
  given: Given & Role & { found: KnownPerson },
): PlannedPerson | Problem {
  const { town, found, householdId } = given
  const current = found.places.get(householdId)
  const hasEmail = (person.email ?? found.email) !== null
  const invites = hasEmail && !found.hasJoined && !found.code && found.voidedAt === null
  const { title, ...own } = changesOf(found, { person, ...given })
  if ((invites || Object.keys(own).length > 0) && isBeyond(found, town))
    return planProblem('beyond you', 'fullName')
  return {
    memberId: found.id,
    add: null,
    changes: { ...own, ...(title && { title }) },
    place: current ? changedPlace(person, current) : newPlace(person, given),
    invitationId: invites ? town.idFor(`invitation ${found.id}`) : null,
  }
}

/**
 * Whether somebody who waits would come in with more than the importer may grant: whoever chose where their
 * invitation goes would have it.
 */
function isBeyond({ hasJoined, roleId, code }: KnownPerson, { known }: Town): boolean {
  if (hasJoined) return false
  const granted = new Set<string | undefined>()
  for (const { id, mayBeGranted } of known.roles.values()) if (mayBeGranted) granted.add(id)
  return !granted.has(roleId) || (code !== null && !granted.has(code.roleId))
}

/** The role that is meant; null: the file says none. */
function roleOf({ role }: RosterPerson, { town }: Given): Role | Problem {
  if (role === null) return { roleId: null }
  const known = roleNamed(town.known, role)
  if (!known) return planProblem('unknown role', 'role')
  return known.mayBeGranted ? { roleId: known.id } : planProblem('role not grantable', 'role')
}

/**
 * Somebody of that name in the household, or of that name and address elsewhere, or of nearly that name and that
 * address in the household; null: nobody.
 */
function findPerson(person: RosterPerson, given: Given): KnownPerson | Problem | null {
  const { town, householdId } = given
  const key = nameKey(person)
  const here = town.byHousehold.get(householdId)?.find((one) => one.nameKey === key)
  if (here)
    return isTaken(person, here, town) ? planProblem('address of somebody else', 'email') : here
  if (person.email === null) return null
  const listed = town.byEmail.get(person.email) ?? []
  const same = listed.filter(({ email }) => email === person.email) // some had it before
  const named = same.find((one) => one.nameKey === key)
  if (named) return named
  const alike = findAlike(person, given)
  if (alike) return alike
  const isShared = same.every((one) => one.places.has(householdId))
  return isShared ? null : planProblem('address of somebody else', 'email')
}

/** Who alone in the household has the address and nearly the name, unless the file has told of them by now. */
function findAlike(
  person: RosterPerson,
  { town, householdId, before }: Given,
): KnownPerson | undefined {
  const [one, ...others] = (town.byHousehold.get(householdId) ?? []).filter(
    (known) => known.email === person.email && isAlikeName(person, known),
  )
  if (!one || others.length > 0 || town.told.has(one.id)) return undefined
  return before.some(({ memberId }) => memberId === one.id) ? undefined : one
}

/** Whether another of the same name waits under the address already: the two may be one person. */
function isTaken({ email }: RosterPerson, here: KnownPerson, { byEmail }: Town): boolean {
  if (email === null || here.hasJoined || here.email === email) return false
  const others = byEmail.get(email) ?? []
  return others.some((one) => one.email === email && one.nameKey === here.nameKey && !one.hasJoined)
}

function changesOf(
  found: KnownPerson,
  { person, roleId }: { person: RosterPerson } & Role,
): PlannedPerson['changes'] {
  const { email, phone, title } = person
  const { isTexted, isGuest } = found.code ?? {}
  const own = found.hasJoined
    ? {}
    : {
        ...changed('email', found.email, email),
        ...changed('phone', found.phone, isTexted ? null : phone),
        ...changed('roleId', found.roleId, isGuest ? null : roleId),
      }
  return { ...own, ...changed('title', found.title, title) }
}

/** A blank changes nothing. */
function changed<Key extends string, Value>(key: Key, from: Value, to: Value | null) {
  return to === null || to === from ? {} : { [key]: { from, to } }
}

function newPlace(
  { householdRole, occupancy }: RosterPerson,
  { town, householdId, before }: Given,
): PlannedPerson['place'] {
  const others = town.byHousehold.get(householdId) ?? []
  const hasHead =
    others.some(({ places }) => places.get(householdId)?.householdRole === 'head') ||
    before.some(({ place }) => place?.householdRole === 'head')
  const usual = hasHead ? 'member' : 'head'
  return { householdRole: householdRole ?? usual, occupancy: occupancy ?? 'other', from: null }
}

function changedPlace(person: RosterPerson, current: Place): PlannedPerson['place'] {
  const said = person.isRoleUsual ? null : person.householdRole
  const householdRole = said ?? current.householdRole
  const occupancy = person.occupancy ?? current.occupancy
  const isSame = householdRole === current.householdRole && occupancy === current.occupancy
  const from = { householdRole: current.householdRole, occupancy: current.occupancy }
  return isSame ? null : { householdRole, occupancy, from }
}
