import { data, type RouterContextProvider, redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { forget, keptBy } from '#app/cookies.ts'
import { enter, withNext } from '#app/enter.ts'
import { localPath, readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn } from '#app/words/words.ts'
import { listPasskeys } from '#domain/passkeys/list-passkeys.ts'
import { proveSecondStep, type SecondStepRefusal } from '#domain/second-steps/prove-second-step.ts'
import { readTicket } from '#domain/second-steps/ticket.ts'
import type { Route } from './+types/second-step.ts'
import { SecondStepForm, type StepTrouble } from './second-step-form.tsx'
import { secondStepWords } from './second-step-words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const next = localPath(url.searchParams.get('next'), '')
  const half = await readTicket(db, keptBy(context, 'half'))
  if (!half) throw beginAgain(context, next)
  const hasPasskey = (await listPasskeys(db, half.accountId)).length > 0
  return { next, hasPasskey, byRecovery: url.searchParams.has('recovery') }
}

/** Signs somebody in who has shown the password, against a code of the app or a recovery code. */
export async function action({ request, context }: Route.ActionArgs) {
  const { code, next, by } = await readForm(request, ['code', 'next', 'by'])
  const byRecovery = by === 'recovery'
  const form = { byRecovery, next: localPath(next, '') }
  if (code.trim() === '') return refused(form, { status: 400, trouble: { key: 'missing' } })
  const { db, ...tools } = context.get(house)
  const { who } = context.get(visit)
  const ticket = keptBy(context, 'half')
  const outcome = await proveSecondStep(db, tools, { ticket, code, who })
  if (outcome.ok) throw await enter(context, { ...outcome.value, wanted: next })
  const { refusal } = outcome
  if (refusal.because === 'no ticket') throw beginAgain(context, next)
  return refused(form, sayRefusal(refusal, byRecovery))
}

/** The password must be given once more. */
function beginAgain(context: Readonly<RouterContextProvider>, next: string): Response {
  const headers = { 'set-cookie': forget(context, 'half') }
  return redirect(withNext(keptBy(context, 'half') ? '/sign-in?late' : '/sign-in', next), {
    status: 303,
    headers,
  })
}

type Refused = { status: number; retryAfter?: number; trouble: StepTrouble }

function sayRefusal(
  refusal: Exclude<SecondStepRefusal, { because: 'no ticket' }>,
  byRecovery: boolean,
): Refused {
  if (refusal.because === 'wrong code')
    return { status: 403, trouble: { key: byRecovery ? 'wrongRecovery' : 'wrong' } }
  if (refusal.because === 'used code')
    return { status: 403, trouble: { key: byRecovery ? 'usedRecovery' : 'used' } }
  const seconds = refusal.retryAfterSeconds
  const trouble = { key: 'hurry', minutes: Math.ceil(seconds / 60) } as const
  return { status: 429, retryAfter: seconds, trouble }
}

/** The form once more, for the same code and on the same way. */
function refused(
  form: { byRecovery: boolean; next: string },
  { status, retryAfter, trouble }: Refused,
) {
  const headers: Record<string, string> = retryAfter ? { 'retry-after': String(retryAfter) } : {}
  return data({ ...form, trouble }, { status, headers })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', secondStepWords)('title'))
}

/** The second half of signing in. */
export default function SecondStep({ loaderData, actionData }: Route.ComponentProps) {
  const { byRecovery } = loaderData
  const path = byRecovery ? '/sign-in/second-step?recovery' : '/sign-in/second-step'
  return (
    <PublicFrame path={path}>
      <SecondStepForm {...loaderData} {...actionData} />
    </PublicFrame>
  )
}
