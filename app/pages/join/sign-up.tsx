import { data, redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { keep } from '#app/cookies.ts'
import { readForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { personFields, readPerson } from '#app/person-form.ts'
import { printTicket, signUpTicket } from '#app/sign-up-ticket.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { type SignUpRefusal, signUp } from '#domain/accounts/sign-up.ts'
import type { Route } from './+types/sign-up.ts'
import { readHeldCode } from './held-code.ts'
import { homeFields } from './home-fields.tsx'
import { answerFields, Onboarding, type RefusedForm } from './onboarding.tsx'
import { readHome } from './read-home.ts'

/** The page itself is the one with the code; this address only takes its form. */
export const middleware: Route.MiddlewareFunction[] = onlyForms('/join/resident')

const allFields = [...personFields, ...answerFields, ...homeFields] as const

/** Keeps the answers and sends the e-mail that proves the address. Nobody joins before that. */
export async function action({ request, context }: Route.ActionArgs) {
  const { held } = await readHeldCode(context)
  if (!held?.ok) return redirect('/join/resident')
  const offer = held.value
  const { password, ...filled } = await readForm(request, allFields)
  const { person, faults } = await readPerson({ ...filled, password })
  const { home, faults: homeFaults } = await readHome(context, offer, filled)
  if (!person || Object.keys(homeFaults).length > 0)
    return data({ offer, refused: { filled, faults, homeFaults, trouble: null } }, 400)
  const { db, identity, limits } = context.get(house)
  const { locale, who } = context.get(visit)
  const { communityId, invitationId } = offer
  const instead = filled.corrects === 'yes' ? signUpTicket(context) : null
  const ticket = await signUp(
    db,
    { identity, limits },
    {
      ...person,
      locale,
      who,
      instead,
      purpose: {
        invitation: { communityId, invitationId },
        home,
        answers: {
          showEmail: filled.showEmail === 'on',
          showPhone: filled.showPhone === 'on',
          showPhoto: false,
          toldByText: filled.toldByText === 'on',
        },
      },
    },
  )
  if (!ticket.ok) {
    const { status, trouble } = troubleOf(ticket.refusal)
    return data({ offer, refused: { filled, faults, homeFaults, trouble } }, status)
  }

  const cookie = keep(context, 'sign-up', printTicket(ticket.value))
  return redirect('/verify-email', { headers: { 'set-cookie': cookie } })
}

function troubleOf(refusal: SignUpRefusal): {
  status: { status: number; headers?: Record<string, string> }
  trouble: RefusedForm['trouble']
} {
  if (refusal.because === 'busy')
    return { status: { status: 503, headers: { 'retry-after': '5' } }, trouble: { key: 'busy' } }
  const seconds = refusal.retryAfterSeconds
  return {
    status: { status: 429, headers: { 'retry-after': String(seconds) } },
    trouble: { key: 'hurry', minutes: Math.ceil(seconds / 60) },
  }
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export default function SignUp({ actionData }: Route.ComponentProps) {
  if (!actionData) return null
  const { offer, refused } = actionData
  return (
    <PublicFrame color={offer.community.color} path="/join/resident">
      <Onboarding offer={offer} refused={refused} />
    </PublicFrame>
  )
}
