import { data, type Params, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import type { Db } from '#database/connect.ts'
import type { Refusal, Result } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Told } from './words.ts'

type Ids<Name extends string> = Record<Name, string>
type Deed<Name extends string, Value> = (
  db: Db,
  by: Actor,
  ids: Ids<Name>,
) => Promise<Result<Value, Refusal>>

/**
 * Does something with a group, or with somebody in it, and goes back to its page, which tells what
 * became of it. An unknown group is answered with 404.
 */
export async function act<const Name extends string, Value>(
  context: Readonly<RouterContextProvider>,
  params: Params,
  given: { names: readonly Name[]; deed: Deed<Name, Value>; told: (value: Value) => Told },
): Promise<Response> {
  const ids = readIds(params, given.names)
  const { by } = context.get(entrance)
  const outcome = await given.deed(context.get(house).db, by, ids)
  if (!outcome.ok && outcome.refusal.because === 'unknown group') throw data(null, 404)
  const told = outcome.ok ? given.told(outcome.value) : outcome.refusal.because
  return redirect(`${groupPage(params)}?${new URLSearchParams({ told })}`, 303)
}

/** The page of the group that an address names. */
export function groupPage({ slug, groupId }: Params): string {
  return `/c/${slug}/groups/${groupId}`
}

function readIds<Name extends string>(params: Params, names: readonly Name[]): Ids<Name> {
  const ids = names.map((name) => {
    const id = params[name]
    if (!isId(id)) throw data(null, 404)
    return [name, id]
  })
  return Object.fromEntries(ids) as Ids<Name>
}
