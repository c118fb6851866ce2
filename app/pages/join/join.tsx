import { data, redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { forget } from '#app/cookies.ts'
import { onlyForms } from '#app/only-forms.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { readAccount } from '#domain/accounts/read-account.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { noAnswers } from '#domain/members/member.ts'
import type { Route } from './+types/join.ts'
import { enterAfterJoining } from './enter-after-joining.ts'
import { readHeldCode } from './held-code.ts'
import { type Spent, SpentCode } from './spent-code.tsx'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/join/resident')

/** Joins the community of the held code with the account of this browser. */
export async function action({ context }: Route.ActionArgs) {
  const { account, held } = await readHeldCode(context)
  if (!account || !held?.ok) return redirect('/join/resident')
  const { db } = context.get(house)
  const person = await readAccount(db, account.id)
  if (!person) return redirect('/join/resident')
  const { email, phone, locale } = person
  const from = context.get(visit).device.address
  const joining = { accountId: account.id, email, phone, locale, answers: noAnswers, from }
  const joined = await redeemInvitation(db, joining, held.value)
  if (joined.ok) return enterAfterJoining(context, { accountId: account.id, ...joined.value })
  if (joined.refusal.because === 'other address') return redirect('/join/resident')
  const spent: Spent = joined.refusal.because
  return data({ spent }, { status: 409, headers: { 'set-cookie': forget(context, 'code') } })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export default function Join({ actionData }: Route.ComponentProps) {
  return (
    <PublicFrame path="/join/resident">
      {actionData && <SpentCode spent={actionData.spent} />}
    </PublicFrame>
  )
}
