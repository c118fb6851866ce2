import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { type GuestRefusal, inviteGuest } from '#domain/guests/invite-guest.ts'
import { newId } from '#domain/new-id.ts'
import type { Route } from './+types/invite.ts'
import { guestFields, readGuestForm } from './guest-form.ts'
import { GuestFormFields, type GuestView } from './guest-form-fields.tsx'
import { guestWords } from './guest-words.ts'
import { headsOf } from './heads-of.ts'
import { OnlyHeads } from './only-heads.tsx'
import { loadHousehold } from './shown-households.ts'
import { whenNotAHead } from './when-not-a-head.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const channel = readChannel(context, params.channel)
  const household = await loadHousehold(context, params)
  const { door, isHead } = household
  const heads = headsOf(household)
  return data({ door, isHead, heads, channel, submission: newId() }, isHead ? 200 : 403)
}

/** A form keeps its submission until it is answered. */
export const shouldRevalidate = whenNotAHead

/** Invites a guest into the household of the address, and of no other; a form names nothing but the person. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const channel = readChannel(context, params.channel)
  const { slug } = params
  const { id: householdId } = await loadHousehold(context, params)
  const answers = await readForm(request, guestFields)
  const { guest, faults } = readGuestForm(answers, channel)
  if (!guest) return data({ answers, faults, trouble: null }, 400)
  const submission = isId(answers.submission) ? answers.submission : newId()
  const { db, key } = context.get(house)
  const { by } = context.get(entrance)
  const outcome = await inviteGuest(db, by, { ...guest, householdId, submission }, { key })
  if (outcome.ok) return redirect(`/c/${slug}/my-household/guests/${submission}/sent`, 303)
  const { refusal } = outcome
  if (refusal.because === 'unknown') throw data(null, 404)
  return data({ answers, faults, trouble: refusal } satisfies GuestView, statusOf(refusal))
}

function readChannel(context: Readonly<RouterContextProvider>, channel: string): 'email' | 'text' {
  if (channel === 'text' && context.get(house).sendsTexts) return 'text'
  if (channel !== 'email') throw data(null, 404)
  return channel
}

function statusOf({ because }: GuestRefusal): number {
  if (because === 'too many') return 429
  return because === 'not a head' ? 403 : 409
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', guestWords)('title'))
}

/** Who is invited, and where the invitation goes. */
export default function InviteGuest({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(guestWords)
  const below = `/c/${params.slug}/my-household`
  const { door, isHead, heads, channel, submission } = loaderData
  const isRefused = actionData?.trouble?.because === 'not a head'
  return (
    <Dialog title={say('title')} closeTo={below} step={actionData ? 'again' : channel}>
      {isHead && !isRefused ? (
        <>
          <p>{say('into', { home: door })}</p>
          <GuestFormFields
            channel={channel}
            submission={submission}
            back={`${below}/${params.householdId}/invite`}
            view={actionData}
          />
        </>
      ) : (
        <OnlyHeads heads={heads} />
      )}
    </Dialog>
  )
}
