import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { keep } from '#app/cookies.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { requestPasswordReset } from '#domain/accounts/reset-password.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import type { Route } from './+types/forgot.ts'
import { passwordWords } from './words.ts'

/** Sends a code, if the address has an account; the answer is the same either way. */
export async function action({ request, context }: Route.ActionArgs) {
  const { email } = await readForm(request, ['email'])
  const address = readEmail(email)
  if (!address) return data({ email, trouble: { key: 'wrongEmail' as const, minutes: 0 } }, 400)
  const { db, limits } = context.get(house)
  const { locale } = context.get(visit)
  const asked = await requestPasswordReset(db, { limits }, { email: address, locale })
  if (asked.ok) return go('/reset-password', [keep(context, 'reset', asked.value.resetId)])
  const seconds = asked.refusal.retryAfterSeconds
  const trouble = { key: 'hurry' as const, minutes: Math.ceil(seconds / 60) }
  return data({ email, trouble }, { status: 429, headers: { 'retry-after': String(seconds) } })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passwordWords)('forgotTitle'))
}

export default function Forgot({ actionData }: Route.ComponentProps) {
  const say = useWords(passwordWords)
  const trouble = actionData?.trouble
  return (
    <PublicFrame path="/forgot-password">
      <div className="card">
        <h1>{say('forgotTitle')}</h1>
        <p>{say('forgotLead')}</p>
        {trouble?.key === 'hurry' && (
          <Notice kind="error" help="signing-in">
            {say('hurry', { minutes: trouble.minutes })}
          </Notice>
        )}
        <form className="form" method="post" action="/forgot-password">
          <TextField
            name="email"
            label={say('email')}
            error={trouble?.key === 'wrongEmail' ? say('wrongEmail') : undefined}
            autoFocus={trouble?.key === 'wrongEmail'}
            type="email"
            autoComplete="username"
            inputMode="email"
            defaultValue={actionData?.email}
            required
          />
          <button className="button primary" type="submit">
            {say('send')}
          </button>
        </form>
        <p className="beside">
          <a href="/sign-in">{say('back')}</a>
        </p>
      </div>
    </PublicFrame>
  )
}
