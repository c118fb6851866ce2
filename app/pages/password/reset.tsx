import { data, redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { forget, keptBy } from '#app/cookies.ts'
import { enter } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { passwordFaults } from '#app/person-form.ts'
import { TextField } from '#app/ui/field.tsx'
import { NewPassword } from '#app/ui/new-password.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { judgePassword } from '#domain/accounts/password.ts'
import { type ResetRefusal, resetPassword } from '#domain/accounts/reset-password.ts'
import type { Route } from './+types/reset.ts'
import { passwordWords } from './words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  return keptBy(context, 'reset') ? null : redirect('/forgot-password')
}

const refusalWords = {
  unknown: 'unknown',
  'wrong code': 'wrongCode',
  'too many wrong codes': 'tooMany',
  busy: 'busy',
  hurry: 'busy',
} as const satisfies Record<ResetRefusal['because'], string>

type Refused = {
  passwordFault?: (typeof passwordFaults)[keyof typeof passwordFaults]
  trouble?: (typeof refusalWords)[keyof typeof refusalWords]
}

/** Saves a new password against the code, ends every session, and signs this browser in. */
export async function action({ request, context }: Route.ActionArgs) {
  const resetId = keptBy(context, 'reset')
  if (!isId(resetId)) throw redirect('/forgot-password')
  const { code, password } = await readForm(request, ['code', 'password'])
  const fault = await judgePassword(password, [])
  if (fault) return data<Refused>({ passwordFault: passwordFaults[fault] }, 400)
  const { db, identity, key, limits } = context.get(house)
  const { who } = context.get(visit)
  const outcome = await resetPassword(
    db,
    { identity, key, limits },
    { resetId, code, password, who },
  )
  if (!outcome.ok)
    return data<Refused>(
      { trouble: refusalWords[outcome.refusal.because] },
      statusOf(outcome.refusal),
    )
  const cookies = [forget(context, 'reset')]
  throw await enter(context, { accountId: outcome.value.accountId, wanted: null, cookies })
}

function statusOf({ because }: ResetRefusal): number {
  if (because === 'hurry') return 429
  return because === 'busy' ? 503 : 400
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passwordWords)('forgotTitle'))
}

export default function Reset({ actionData }: Route.ComponentProps) {
  const say = useWords(passwordWords)
  const { passwordFault, trouble } = actionData ?? {}
  const ended = trouble === 'unknown' || trouble === 'tooMany' || trouble === 'busy'
  return (
    <PublicFrame path="/reset-password">
      <div className="card">
        <h1>{say('resetTitle')}</h1>
        {trouble && ended && (
          <Notice kind="error" help="signing-in">
            {say(trouble)}
          </Notice>
        )}
        <p>{say('resetLead')}</p>
        <form className="form" method="post" action="/reset-password">
          <TextField
            name="code"
            label={say('code')}
            error={trouble === 'wrongCode' ? say('wrongCode') : undefined}
            autoFocus={trouble === 'wrongCode'}
            className="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            required
          />
          <NewPassword label={say('newPassword')} fault={passwordFault} />
          <button className="button primary" type="submit">
            {say('save')}
          </button>
        </form>
        <p className="beside">
          <a href="/forgot-password">{say('another')}</a>
          <a href="/sign-in">{say('back')}</a>
        </p>
      </div>
    </PublicFrame>
  )
}
