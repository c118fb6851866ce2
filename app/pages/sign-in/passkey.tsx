import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { forget, keptBy } from '#app/cookies.ts'
import { enter } from '#app/enter.ts'
import { localPath, openForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn } from '#app/words/words.ts'
import { type PasskeyRefusal, recogniseByPasskey } from '#domain/passkeys/recognise-by-passkey.ts'
import type { Result } from '#domain/result.ts'
import type { Route } from './+types/passkey.ts'
import { SignInForm, type SignInTrouble } from './sign-in-form.tsx'
import { signInWords } from './words.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/sign-in')

/** Signs somebody in with a passkey, which stands for the password and for the second step. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await openForm(request)
  const [response, next] = [form.text('response'), localPath(form.text('next'), '')]
  const { db, ...tools } = context.get(house)
  const { who } = context.get(visit)
  const challengeId = keptBy(context, 'passkey')
  const known: Result<never, PasskeyRefusal> | Awaited<ReturnType<typeof recogniseByPasskey>> =
    isId(challengeId)
      ? await recogniseByPasskey(db, tools, { challengeId, response, who })
      : { ok: false, refusal: { because: 'too late' } }
  const cookies = [forget(context, 'passkey')]
  if (known.ok) throw await enter(context, { ...known.value, wanted: next, cookies })
  const { trouble, status, headers = {} } = sayRefusal(known.refusal)
  return data({ next, trouble }, { status, headers: { ...headers, 'set-cookie': cookies[0]! } })
}

function sayRefusal(refusal: PasskeyRefusal): {
  trouble: SignInTrouble
  status: number
  headers?: Record<string, string>
} {
  if (refusal.because === 'too late') return { trouble: { key: 'passkeyLate' }, status: 400 }
  if (refusal.because === 'unknown') return { trouble: { key: 'passkeyUnknown' }, status: 403 }
  if (refusal.because === 'stopped') return { trouble: { key: 'passkeyStopped' }, status: 403 }
  const seconds = refusal.retryAfterSeconds
  const trouble = { key: 'passkeyHurry', minutes: Math.ceil(seconds / 60) } as const
  return { trouble, status: 429, headers: { 'retry-after': String(seconds) } }
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', signInWords)('title'))
}

/** Why the passkey did not do, over the form for the password. */
export default function WithPasskey({ actionData }: Route.ComponentProps) {
  return (
    <PublicFrame path="/sign-in">
      <SignInForm next="" holdsCode={false} email="" {...actionData} />
    </PublicFrame>
  )
}
