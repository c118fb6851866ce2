import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { newId } from '#domain/new-id.ts'
import { makeBlankPasses } from '#domain/passes/make-blank-passes.ts'
import type { PassCount } from '#domain/passes/pass-count.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { key } from './factories.ts'

/** A batch of blank passes. */
export async function aBatch(
  db: Db,
  by: Actor,
  { count = 3, at }: { count?: number; at?: Date } = {},
): Promise<string> {
  const wanted = { count: count as PassCount, submission: newId() }
  const made = await makeBlankPasses(db, by, wanted, { key, at })
  if (!made.ok) throw new Error(made.refusal.because)
  return made.value.batchId
}

/** A home of a community in which nobody lives, as far as is known. */
export async function aHome(
  db: Db,
  by: Actor,
  { street, unit = null }: { street: string; unit?: string | null },
): Promise<string> {
  const { communityId } = by
  const home = { kind: 'street', street, unit, city: 'AUSTIN', state: 'TX', zip: '78701' } as const
  const id = newId()
  await inCommunity(db, communityId, (db, createdAt) =>
    db
      .insertInto('properties')
      .values({ communityId, id, ...home, homeKey: homeKey(home), createdAt })
      .execute(),
  )
  return id
}
