import type { Db } from '#database/connect.ts'
import { createGroup } from '#domain/groups/create-group.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { aMember } from './factories.ts'

type Neighbour = { communityId: string; firstName?: string; lastName?: string }

/** Somebody who lives in a community, as they may act in it. */
export async function aNeighbour(
  db: Db,
  { communityId, firstName = 'Ana', lastName = 'Reyes' }: Neighbour,
): Promise<Actor> {
  const { id: memberId } = await aMember(db, { communityId, firstName, lastName })
  const actor = await readActor(db, { communityId, memberId, from: null })
  if (!actor) throw new Error('A new member may act.')
  return actor
}

/** A group that its creator runs. */
export async function aGroup(
  db: Db,
  by: Actor,
  given: { name?: string; about?: string; isOpen?: boolean; submission?: string } = {},
): Promise<string> {
  const described = { name: 'Pool committee', about: '', isOpen: true, submission: newId() }
  const made = await createGroup(db, by, { ...described, ...given })
  if (!made.ok) throw new Error(made.refusal.because)
  return made.value.groupId
}
