import { data, type Params, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import type { Db } from '#database/connect.ts'
import { requireManaging } from '#domain/households/take-for-leader.ts'
import type { Result } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Told } from './deed-words.ts'

type Refused = Exclude<Told, 'renamed' | 'created'> | 'unknown household'
type Deed = (
  db: Db,
  by: Actor,
  ids: { householdId: string; residencyId: string },
) => Promise<Result<unknown, { because: Refused }>>

/** The page of the household that an address names. */
export function householdPage({ slug, householdId }: Params): string {
  return `/c/${slug}/households/${householdId}`
}

/** Does something about a household or somebody in it, and goes back to its page, which tells what became of it. */
export async function act(
  context: Readonly<RouterContextProvider>,
  params: Params,
  { deed, done }: { deed: Deed; done: Told },
): Promise<Response> {
  const { by } = context.get(entrance)
  requireManaging(by)
  const { householdId, residencyId = householdId } = params
  if (!isId(householdId) || !isId(residencyId)) throw data(null, 404)
  const outcome = await deed(context.get(house).db, by, { householdId, residencyId })
  const told = outcome.ok ? done : outcome.refusal.because
  if (told === 'unknown household' || told === 'unknown person') throw data(null, 404)
  return redirect(`${householdPage(params)}?${new URLSearchParams({ told })}`, 303)
}
