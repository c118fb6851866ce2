import { data, redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { forget } from '#app/cookies.ts'
import { readForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { keepTried } from '#app/tried.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { readAccount } from '#domain/accounts/read-account.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { noAnswers } from '#domain/members/member.ts'
import type { Route } from './+types/join.ts'
import { ConfirmJoining } from './confirm-joining.tsx'
import { enterAfterJoining } from './enter-after-joining.ts'
import { readHeldCode } from './held-code.ts'
import { homeFields } from './home-fields.tsx'
import { readHome } from './read-home.ts'
import { type Spent, SpentCode, spentFor } from './spent-code.tsx'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/join/resident')

/** Joins the community of the held code with the account of this browser. */
export async function action({ request, context }: Route.ActionArgs) {
  const { account, held } = await readHeldCode(context)
  if (!account || !held?.ok) return redirect('/join/resident')
  const { db } = context.get(house)
  const person = await readAccount(db, account.id)
  if (!person) return redirect('/join/resident')
  const offer = held.value
  const filled = await readForm(request, homeFields)
  const { home: toldHome, faults } = await readHome(context, offer, filled)
  if (Object.keys(faults).length > 0)
    return data({ offer, account, told: { filled, faults } }, { status: 400 })
  const { email, phone, locale } = person
  const from = context.get(visit).device.address
  const joining = { accountId: account.id, email, phone, locale, answers: noAnswers, from }
  const { communityId, invitationId } = offer
  const joined = await redeemInvitation(db, joining, { communityId, invitationId, toldHome })
  if (joined.ok) return enterAfterJoining(context, { accountId: account.id, ...joined.value })
  const { because } = joined.refusal
  if (because === 'other address' || because === 'no home told') return redirect('/join/resident')
  const spent: Spent =
    because === 'lives there' ? because : spentFor({ because }, { signedIn: true })
  const { name: community } = offer.community
  const headers = new Headers({ 'set-cookie': forget(context, 'code') })
  if (because !== 'lives there') headers.append('set-cookie', keepTried(context, because))
  return data({ spent, community }, { status: 409, headers })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export default function Join({ actionData }: Route.ComponentProps) {
  if (!actionData) return null
  const color = 'offer' in actionData ? actionData.offer.community.color : undefined
  return (
    <PublicFrame color={color} path="/join/resident" signedIn>
      {'offer' in actionData ? (
        <ConfirmJoining {...actionData} />
      ) : (
        <SpentCode spent={actionData.spent} community={actionData.community} />
      )}
    </PublicFrame>
  )
}
