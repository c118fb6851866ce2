import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { cancelGuest } from '#domain/guests/cancel-guest.ts'
import type { Route } from './+types/cancel.ts'
import { AskDialog } from './ask-dialog.tsx'
import { askWords } from './ask-words.ts'
import { loadGuest } from './load-guest.ts'
import { pathTelling } from './told.ts'

export const loader = ({ context, params }: Route.LoaderArgs) => loadGuest(context, params)

export async function action({ context, params }: Route.ActionArgs) {
  const { invitationId, slug } = params
  if (!isId(invitationId)) throw data(null, 404)
  const { by } = context.get(entrance)
  const outcome = await cancelGuest(context.get(house).db, by, { invitationId })
  if (outcome.ok) return redirect(pathTelling(slug, 'done cancelled', outcome.value.name), 303)
  const { because } = outcome.refusal
  if (because === 'household inactive') return redirect(pathTelling(slug, 'late inactive'), 303)
  if (because !== 'already joined') throw data(null, 404)
  return data({ because }, 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', askWords)
  return pageTitle(say('cancelTitle', { name: loaderData?.name ?? '' }))
}

export default function Cancel({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(askWords)
  const { name, state } = loaderData
  const isWaiting = state === 'waiting'
  return (
    <AskDialog
      title={say('cancelTitle', { name })}
      below={`/c/${params.slug}/my-household`}
      deed={isWaiting ? say('cancelDo') : undefined}
      takesAway
    >
      {isWaiting && <p>{say('cancelBody', { name })}</p>}
      {state === 'joined' && <Notice kind="warning">{say('already joined', { name })}</Notice>}
      {state === 'cancelled' && <Notice>{say('cancelled')}</Notice>}
    </AskDialog>
  )
}
