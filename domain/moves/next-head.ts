import type { Db } from '#database/connect.ts'
import { makeHead } from '#domain/households/appoint-head.ts'
import type { Author } from '#domain/roles/permission.ts'
import type { TakenMove } from './take-home.ts'
import { type Endings, mayBeHead } from './what-ends.ts'

/**
 * Makes somebody who stays Head of a household that has none any more, as whoever planned the move chose;
 * lets it be where there is another Head meanwhile, or the chosen one does not live there any more.
 */
export async function letFollow(
  db: Db,
  by: Author,
  { move, endings, now }: { move: TakenMove; endings: Endings; now: Date },
): Promise<void> {
  const { householdId, nextHeadId } = move
  const next = endings.staying.find(({ residencyId }) => residencyId === nextHeadId)
  if (!endings.needsHead || !next || !mayBeHead(next)) return
  const resident = { ...next, householdId, until: null }
  await makeHead(db, by, { resident, deed: 'appointed head', now })
}
