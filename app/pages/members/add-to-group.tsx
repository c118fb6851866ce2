import { data, Form, Link, type RouterContextProvider, useLocation } from 'react-router'
import { idsIn } from '#app/chosen.ts'
import { chosenMembers } from '#app/chosen-members.ts'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { SelectField } from '#app/ui/field.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { addToGroup } from '#domain/groups/add-to-group.ts'
import { listOwnGroups, runsAGroup } from '#domain/groups/list-own-groups.ts'
import { takeOutAgain } from '#domain/groups/take-out-again.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import type { Route } from './+types/add-to-group.ts'
import { Ask, Members, Tell } from './deed-dialog.tsx'
import { deedWords } from './deed-words.ts'

export async function loader(args: Route.LoaderArgs) {
  const { by } = args.context.get(entrance)
  await requireGroup(args.context)
  const named = await chosenMembers(args, 'view active members')
  return { ...named, groups: await listOwnGroups(args.context.get(house).db, by) }
}

/** Makes those who were chosen part of a group, or takes those who have just become it out again. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  await requireGroup(context)
  const form = await openForm(request)
  const groupId = form.text('groupId')
  const memberIds = idsIn(form.chosen('member'))
  const again = (fault: 'noGroup' | 'goneGroup', status: number) =>
    data({ fault, groupId, report: null, undone: null }, status)
  if (!isId(groupId)) return again('noGroup', 400)
  const { db } = context.get(house)
  const about = { fault: null, groupId }
  if (form.text('undo') === 'yes') {
    const undone = await takeOutAgain(db, by, { groupId, memberIds })
    return undone.ok
      ? data({ ...about, report: null, undone: undone.value })
      : again('goneGroup', 404)
  }
  const outcome = await addToGroup(db, by, { groupId, memberIds })
  if (!outcome.ok) return again('goneGroup', 404)
  return data({ ...about, report: outcome.value, undone: null })
}

async function requireGroup(context: Readonly<RouterContextProvider>): Promise<void> {
  const { by } = context.get(entrance)
  if (!(await runsAGroup(context.get(house).db, by))) throw new NotAllowed('manage member groups')
}

export default function AddToGroup({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(deedWords)
  const home = `/c/${params.slug}`
  const below = useListBelow(`${home}/members`, 'member')
  const openGroup = (
    <Link className="button quiet" to={`${home}/groups/${actionData?.groupId}`}>
      {say('openGroup')}
    </Link>
  )
  if (actionData?.undone) {
    const { group, out, skipped } = actionData.undone
    const title = say('takenOut', { count: out.length, group })
    return (
      <Tell below={below} title={title} skipped={skipped} next={openGroup}>
        <p>{out.map(({ name }) => name).join(', ')}</p>
      </Tell>
    )
  }
  if (actionData?.report) {
    const { group, added, skipped } = actionData.report
    return (
      <Tell
        below={below}
        title={say('added', { count: added.length, group })}
        skipped={skipped}
        next={
          <>
            <Undo groupId={actionData.groupId} added={added} />
            {openGroup}
          </>
        }
      >
        <p>{added.map(({ name }) => name).join(', ')}</p>
      </Tell>
    )
  }
  const { chosen, groups } = loaderData
  const count = { count: chosen.length }
  return (
    <Ask
      below={below}
      title={say('addTitle', count)}
      people={loaderData}
      go={groups.length === 0 ? null : say('addDo', count)}
      body={groups.length === 0 ? <NoGroups home={home} /> : <p>{say('addBody', count)}</p>}
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

/** Takes those who have just been added out again. */
function Undo({ groupId, added }: { groupId: string; added: readonly { id: string }[] }) {
  const say = useWords(deedWords)
  const { search } = useLocation()
  if (added.length === 0) return null
  return (
    <Form method="post" action={search}>
      <Members ids={added.map(({ id }) => id)} />
      <input type="hidden" name="groupId" value={groupId} />
      <SubmitButton kind="quiet" name="undo" value="yes">
        {say('undoAdd', { count: added.length })}
      </SubmitButton>
    </Form>
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
