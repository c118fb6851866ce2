import { foldName } from '#domain/contacts/person-name.ts'
import type { SuspendedRefusal } from '#domain/members/find-suspended.ts'
import type { Occupancy } from '#domain/properties/property.ts'
import { roleKey } from '#domain/roles/role-key.ts'
import type { HouseholdRole } from './read-standing.ts'

/** A household of a home, also one that is set inactive: its people live there all the same. */
export type KnownHousehold = { id: string; name: string | null }

/** A code that waits: with which role it lets in, whether it was texted, and whether a Head invited with it. */
export type KnownCode = { roleId: string; isTexted: boolean; isGuest: boolean }

/** Somebody who has joined or is expected. */
export type KnownPerson = {
  id: string
  firstName: string
  nameKey: string
  email: string | null
  phone: string | null
  title: string | null
  roleId: string
  hasJoined: boolean
  /** Their invitation that is neither used nor voided; null: they have none. */
  code: KnownCode | null
  /** When the last invitation they had was voided, in ISO 8601; null: it was not, or they have a code. */
  voidedAt: string | null
  /** Where they live now, by household. */
  places: Map<string, { householdRole: HouseholdRole; occupancy: Occupancy }>
}

export type KnownProperty = {
  id: string
  /** Whether a pass for this home is neither used nor voided. */
  hasLivePass: boolean
  /** Whether it is known to stand empty, and whether somebody lives there or is expected. */
  isEmpty: boolean
  isPeopled: boolean
  households: KnownHousehold[]
}

/** Somebody suspended, who may have left: invited again under their name, at a home or contact of theirs, they are meant. */
export type KnownSuspension = {
  emails: readonly string[]
  phone: string | null
  /** The properties in which they live or have lived. */
  properties: readonly string[]
  /** What the importer hears of it. */
  says: SuspendedRefusal['because']
}

export type KnownRole = { id: string; mayBeGranted: boolean }

/**
 * What a community knows of the homes and people of some rows. Planning adds to it what each row makes,
 * so that a later row finds it.
 */
export type Known = {
  /** By the key of the home. */
  properties: Map<string, KnownProperty>
  /** By member. */
  people: Map<string, KnownPerson>
  /** By the key of the name, who is suspended. */
  suspensions: Map<string, KnownSuspension[]>
  /** Roles of the community, by their folded name. */
  roles: Map<string, KnownRole>
  /** What those get of whom the file says no role. */
  defaultRoleId: string
}

/** The role that a file means by a name, of the community's own or in another of our languages. */
export function roleNamed({ roles }: Pick<Known, 'roles'>, name: string): KnownRole | undefined {
  return roles.get(foldName(name)) ?? roles.get(roleKey(name))
}
