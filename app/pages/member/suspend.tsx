import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { longestReason, readReason } from '#domain/members/reason.ts'
import { type SuspendRefusal, suspend } from '#domain/members/suspend.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/suspend.ts'
import { loadMember } from './load-member.ts'
import { memberPage } from './member-page.ts'
import { type MemberWord, memberWords } from './words.ts'
import './member.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  requirePermission(context.get(entrance).by, 'change member role')
  const { name } = await loadMember(context, params)
  return { name, longest: longestReason }
}

/** Pauses somebody's access; the reason is needed. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'change member role')
  const { memberId } = params
  const { reason: typed } = await readForm(request, ['reason'])
  if (!isId(memberId)) throw data(null, 404)
  const { name } = await loadMember(context, params)
  const reason = readReason(typed)
  if (!reason) return data({ name, typed, fault: 'wrongReason' as const, refused: null }, 400)
  const outcome = await suspend(context.get(house).db, by, { memberId, reason })
  if (outcome.ok) return redirect(`${memberPage(params)}?told=suspended`, 303)
  const { because } = outcome.refusal
  if (because === 'unknown') throw data(null, 404)
  const refused = because satisfies Exclude<SuspendRefusal['because'], 'unknown'> & MemberWord
  return data({ name, typed, fault: null, refused }, 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', memberWords)
  return pageTitle(say('suspendTitle', { name: loaderData?.name ?? '' }))
}

/** Asks why somebody is suspended, and says what will come of it. */
export default function Suspend({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(memberWords)
  const name = actionData?.name ?? loaderData.name
  const { typed = '', fault, refused } = actionData ?? {}
  return (
    <section className="card profile">
      <h1>{say('suspendTitle', { name })}</h1>
      {refused && (
        <Notice kind="error" help="manage-members">
          {say(refused, { name })}
        </Notice>
      )}
      <p>{say('suspendLead', { name })}</p>
      <p>{say('suspendTold', { name })}</p>
      <Form className="form" method="post" action={`${memberPage(params)}/suspend`}>
        <TextField
          name="reason"
          label={say('reason')}
          error={fault ? say(fault) : undefined}
          defaultValue={typed}
          maxLength={loaderData?.longest}
          required
          autoComplete="off"
        />
        <div className="beside">
          <SubmitButton kind="danger">{say('suspendDo')}</SubmitButton>
          <Link className="button quiet" to={memberPage(params)}>
            {say('cancel')}
          </Link>
        </div>
      </Form>
    </section>
  )
}
