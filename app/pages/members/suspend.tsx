import { data, Form, useLocation } from 'react-router'
import { idsIn } from '#app/chosen.ts'
import { chosenMembers } from '#app/chosen-members.ts'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { TextField } from '#app/ui/field.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { longestReason, readReason } from '#domain/members/reason.ts'
import { suspendSeveral } from '#domain/members/suspend-several.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/suspend.ts'
import { Ask, Members, Tell } from './deed-dialog.tsx'
import { deedWords } from './deed-words.ts'

export async function loader(args: Route.LoaderArgs) {
  return { ...(await chosenMembers(args, 'change member role')), longest: longestReason }
}

/** Pauses the access of those who were chosen, for one reason. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'change member role')
  const form = await openForm(request)
  const typed = form.text('reason')
  const reason = readReason(typed)
  if (!reason) return data({ typed, report: null }, 400)
  const memberIds = idsIn(form.chosen('member'))
  const report = await suspendSeveral(context.get(house).db, by, { memberIds, reason })
  return data({ typed, report })
}

export default function Suspend({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(deedWords)
  const base = `/c/${params.slug}/members`
  const below = useListBelow(base, 'member')
  const report = actionData?.report
  if (report)
    return (
      <Tell
        below={below}
        title={say('suspended', { count: report.done.length })}
        skipped={report.skipped}
        next={<Undo base={base} done={report.done} />}
      >
        <p>{report.done.map(({ name }) => name).join(', ')}</p>
      </Tell>
    )
  const { chosen, longest } = loaderData
  const count = { count: chosen.length }
  return (
    <Ask
      below={below}
      title={say('suspendTitle', count)}
      people={loaderData}
      go={say('suspendDo', count)}
      takesAway
      body={<p>{say('suspendBody', count)}</p>}
    >
      <TextField
        name="reason"
        label={say('reason', count)}
        error={actionData ? say('wrongReason') : undefined}
        defaultValue={actionData?.typed}
        maxLength={longest}
        required
        autoComplete="off"
      />
    </Ask>
  )
}

/** Gives those who have just been suspended their access back. */
function Undo({ base, done }: { base: string; done: readonly { id: string }[] }) {
  const say = useWords(deedWords)
  const { search } = useLocation()
  if (done.length === 0) return null
  return (
    <Form method="post" action={`${base}/reinstate${search}`}>
      <Members ids={done.map(({ id }) => id)} />
      <SubmitButton kind="quiet">{say('undo')}</SubmitButton>
    </Form>
  )
}
