import { data, Link, type RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { SelectField } from '#app/ui/field.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { addToGroup } from '#domain/groups/add-to-group.ts'
import { listOwnGroups, runsAGroup } from '#domain/groups/list-own-groups.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import type { Route } from './+types/add-to-group.ts'
import { idsIn, loadChosen } from './chosen.ts'
import { Ask, Tell } from './deed-dialog.tsx'
import { deedWords } from './deed-words.ts'

export async function loader(args: Route.LoaderArgs) {
  const { by } = args.context.get(entrance)
  await requireGroup(args.context)
  const { chosen } = await loadChosen(args, 'view active members')
  return { chosen, groups: await listOwnGroups(args.context.get(house).db, by) }
}

/** Makes those who were chosen part of a group. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  await requireGroup(context)
  const form = await openForm(request)
  const groupId = form.text('groupId')
  const memberIds = idsIn(form.chosen('member'))
  const again = (fault: 'noGroup' | 'goneGroup', status: number) =>
    data({ fault, groupId, report: null }, status)
  if (!isId(groupId)) return again('noGroup', 400)
  const outcome = await addToGroup(context.get(house).db, by, { groupId, memberIds })
  if (!outcome.ok) return again('goneGroup', 404)
  return data({ fault: null, groupId, report: outcome.value })
}

async function requireGroup(context: Readonly<RouterContextProvider>): Promise<void> {
  const { by } = context.get(entrance)
  if (!(await runsAGroup(context.get(house).db, by))) throw new NotAllowed('manage member groups')
}

export default function AddToGroup({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(deedWords)
  const home = `/c/${params.slug}`
  const below = useListBelow(`${home}/members`, 'member')
  if (actionData?.report) {
    const { group, added, skipped } = actionData.report
    return (
      <Tell
        below={below}
        title={say('added', { count: added.length, group })}
        skipped={skipped}
        next={
          <Link className="button quiet" to={`${home}/groups/${actionData.groupId}`}>
            {say('openGroup')}
          </Link>
        }
      >
        <p>{added.map(({ name }) => name).join(', ')}</p>
      </Tell>
    )
  }
  const { chosen, groups } = loaderData
  return (
    <Ask
      below={below}
      title={say('addTitle')}
      chosen={chosen}
      go={groups.length === 0 ? null : say('addDo', { count: chosen.length })}
      body={groups.length === 0 ? <NoGroups home={home} /> : <p>{say('addBody')}</p>}
    >
      <SelectField
        name="groupId"
        label={say('group')}
        error={actionData?.fault ? say(actionData.fault) : undefined}
        defaultValue={actionData?.groupId ?? ''}
        required
      >
        <option value="">{say('choose')}</option>
        {groups.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </Ask>
  )
}

function NoGroups({ home }: { home: string }) {
  const say = useWords(deedWords)
  return (
    <Notice>
      <p>
        {say('noGroups')} <Link to={`${home}/groups/new`}>{say('newGroup')}</Link>
      </p>
    </Notice>
  )
}
