import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { createGroup } from '#domain/groups/create-group.ts'
import { newId } from '#domain/new-id.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/new.ts'
import { GroupForm } from './group-form.tsx'
import { type GroupFaults, readGroupForm, type TypedGroup } from './read-group-form.ts'
import { groupWords } from './words.ts'

type Answer = { typed: TypedGroup; faults: GroupFaults }

export function loader({ context }: Route.LoaderArgs): Answer {
  requirePermission(context.get(entrance).by, 'manage member groups')
  return { typed: { name: '', about: '', entry: 'open', submission: newId() }, faults: {} }
}

/** Creates a group. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'manage member groups')
  const { typed, described, faults } = await readGroupForm(request)
  const submission = isId(typed.submission) ? typed.submission : newId()
  const again = (faults: GroupFaults) =>
    data<Answer>({ typed: { ...typed, submission }, faults }, 400)
  if (!described) return again(faults)
  const made = await createGroup(context.get(house).db, by, { ...described, submission })
  if (!made.ok) return again({ name: 'takenName' })
  return redirect(`/c/${params.slug}/groups/${made.value.groupId}`, 303)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', groupWords)('newTitle'))
}

export default function New({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(groupWords)
  return (
    <>
      <div className="page-head">
        <h1>{say('newTitle')}</h1>
      </div>
      <GroupForm
        {...(actionData ?? loaderData)}
        go="create"
        back={`/c/${params.slug}/groups`}
        isThere={false}
      />
    </>
  )
}
