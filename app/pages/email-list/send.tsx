import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { inviteAddresses, type ListRefusal } from '#domain/invitations/invite-addresses.ts'
import { settleList } from '#domain/invitations/settle-list.ts'
import type { Route } from './+types/send.ts'
import { choicesIn } from './choices.ts'
import { onlyByForm } from './only-by-form.ts'
import { judgeList, reviewOf, typedList } from './read-list.ts'
import { ReviewOrPaste } from './review-list.tsx'
import { reviewWords } from './words.ts'

export const middleware: Route.MiddlewareFunction[] = [onlyByForm]

const troubles = {
  'nobody to invite': 'nobody',
  'may not grant': 'mayNotGrant',
} as const satisfies Record<ListRefusal['because'], string>

/** Invites everyone of a reviewed list who was chosen. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await openForm(request)
  const typed = typedList(form)
  const read = await judgeList(context, typed)
  if ('paste' in read) return data(read, 400)
  const choiceOf = choicesIn(form)
  const { db, key } = context.get(house)
  const list = { ...settleList(read.judged, choiceOf), submission: typed.submission }
  const outcome = await inviteAddresses(db, context.get(entrance).by, list, { key })
  if (!outcome.ok) {
    const trouble = troubles[outcome.refusal.because]
    return data({ review: reviewOf(typed, read.judged, { trouble, choiceOf }) }, 409)
  }
  return redirect(`/c/${params.slug}/invitations/email/sent/${outcome.value.batchId}`)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', reviewWords)('title'))
}

export default function Send({ actionData, params }: Route.ComponentProps) {
  return <ReviewOrPaste slug={params.slug} view={actionData} />
}
