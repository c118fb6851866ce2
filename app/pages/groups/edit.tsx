import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { changeGroup } from '#domain/groups/change-group.ts'
import type { Route } from './+types/edit.ts'
import { groupPage } from './act.ts'
import { GroupForm } from './group-form.tsx'
import { loadOwnGroup } from './load-group.ts'
import { type GroupFaults, readGroupForm } from './read-group-form.ts'
import { groupWords } from './words.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { name, about, isOpen } = await loadOwnGroup(context, params)
  const faults: GroupFaults = {}
  return { typed: { name, about, entry: isOpen ? 'open' : 'closed', submission: '' }, faults, name }
}

/** Describes a group anew. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { id: groupId, name } = await loadOwnGroup(context, params)
  const { typed, described, faults } = await readGroupForm(request)
  if (!described) return data({ typed, faults, name }, 400)
  const { by } = context.get(entrance)
  const changed = await changeGroup(context.get(house).db, by, { groupId, ...described })
  if (changed.ok) return redirect(`${groupPage(params)}?told=changed`, 303)
  if (changed.refusal.because === 'unknown group') throw data(null, 404)
  return data({ typed, faults: { name: 'takenName' } satisfies GroupFaults, name }, 400)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', groupWords)
  return pageTitle(say('editTitle', { name: loaderData?.name ?? '' }))
}

export default function Edit({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(groupWords)
  const { typed, faults } = actionData ?? loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('editTitle', { name: loaderData.name })}</h1>
      </div>
      <GroupForm typed={typed} faults={faults} go="save" back={groupPage(params)} isThere />
    </>
  )
}
