import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import type { Db } from '#database/connect.ts'
import type { Result } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { headsOf } from './heads-of.ts'
import { loadResident } from './shown-households.ts'
import { pathTelling, type Told } from './told.ts'

type Asked = {
  context: Readonly<RouterContextProvider>
  params: { slug: string; residencyId: string }
}

/** Whom a question is about, and whether the person who asks may do it: 403 where they are no Head. */
export async function loadQuestion({ context, params }: Asked) {
  const { household, resident } = await loadResident(context, params)
  const { isHead, isInactive, door } = household
  if (isInactive) throw redirect(pathTelling(params.slug, 'late inactive'), 303)
  const { name, householdRole } = resident
  const question = { name, householdRole, door, isHead, heads: headsOf(household) }
  return data(question, isHead ? 200 : 403)
}

type Refused = { because: 'unknown' | 'not a head' | 'household inactive' | 'moved out' | 'a head' }
type Act = (
  db: Db,
  by: Actor,
  resident: { residencyId: string },
) => Promise<Result<{ name: string }, Refused>>

/** Does it, and leads to the page that says so; what the question already says is said there again. */
export async function actOnResident({ context, params }: Asked, act: Act, done: Told['key']) {
  const { residencyId, slug } = params
  if (!isId(residencyId)) throw data(null, 404)
  const outcome = await act(context.get(house).db, context.get(entrance).by, { residencyId })
  if (outcome.ok) return redirect(pathTelling(slug, done, outcome.value.name), 303)
  const { because } = outcome.refusal
  if (because === 'unknown') throw data(null, 404)
  if (because === 'household inactive') return redirect(pathTelling(slug, 'late inactive'), 303)
  if (because === 'moved out') return redirect(pathTelling(slug, 'late moved'), 303)
  return data({ because }, because === 'not a head' ? 403 : 409)
}
