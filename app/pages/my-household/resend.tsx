import { data, Form, Link } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { type ResendRefusal, resendGuest } from '#domain/guests/resend-guest.ts'
import type { Route } from './+types/resend.ts'
import { guestWords } from './guest-words.ts'
import { loadGuest } from './load-guest.ts'

export const loader = ({ context, params }: Route.LoaderArgs) => loadGuest(context, params)

type Refused = Exclude<ResendRefusal['because'], 'unknown' | 'not a head'>

export async function action({ context, params }: Route.ActionArgs) {
  const { invitationId } = params
  if (!isId(invitationId)) throw data(null, 404)
  const { by } = context.get(entrance)
  const outcome = await resendGuest(context.get(house).db, by, { invitationId })
  if (outcome.ok) return { refused: null }
  const { because } = outcome.refusal
  if (because === 'unknown' || because === 'not a head') throw data(null, 404)
  return data({ refused: because as Refused }, 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', guestWords)
  return pageTitle(say('resendTitle', { name: loaderData?.name ?? '' }))
}

/** Sends an invitation again, and says what came of it; who comes by the address bar is asked first. */
export default function Resend({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(guestWords)
  const below = `/c/${params.slug}/my-household`
  const { name, contact } = loaderData
  if (!actionData) return <Question below={below} name={name} />
  const { refused } = actionData
  const title = refused ? 'resentNot' : 'resent'
  return (
    <Dialog title={say(title)} closeTo={below} step="done">
      {refused ? (
        <Notice kind="warning" help="invite-household">
          {say(refused, { name })}
        </Notice>
      ) : (
        <p role="status">{say('resentBody', { name, contact: contact ?? '' })}</p>
      )}
      <div className="actions">
        <Link className="button primary" to={below}>
          {say('ok')}
        </Link>
      </div>
    </Dialog>
  )
}

function Question({ below, name }: { below: string; name: string }) {
  const say = useWords(guestWords)
  return (
    <Dialog title={say('resendTitle', { name })} closeTo={below} step="question">
      <p>{say('resendBody')}</p>
      <Form method="post" className="actions">
        <Link className="button quiet" to={below}>
          {say('back')}
        </Link>
        <SubmitButton>{say('resendDo')}</SubmitButton>
      </Form>
    </Dialog>
  )
}
