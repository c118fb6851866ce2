import { data, redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { listAsking } from '#domain/communities/list-asking.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import { type TurnOffRefusal, turnOffTwoFactor } from '#domain/second-steps/turn-off-two-factor.ts'
import type { Route } from './+types/two-factor-turn-off.ts'
import { AccountPage } from './account-page.tsx'
import { CodeField, type CodeTrouble, sayCodeTrouble } from './code-trouble.tsx'
import { OwnPassword, type PasswordTrouble, sayTrouble, TroubleNotice } from './own-password.tsx'
import { twoFactorWords } from './two-factor-words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const { accountId } = context.get(session)
  if (!(await readTwoFactor(db, accountId))) throw redirect('/account/two-factor')
  return { asking: await listAsking(db, accountId) }
}

type Refused = { trouble?: PasswordTrouble; codeTrouble?: CodeTrouble }

/** Turns two-factor off against the password and a code. */
export async function action({ request, context }: Route.ActionArgs) {
  const typed = await readForm(request, ['currentPassword', 'code'])
  const trouble = typed.currentPassword === '' ? ({ key: 'missing' } as const) : undefined
  const codeTrouble = typed.code.trim() === '' ? ({ key: 'missingCode' } as const) : undefined
  if (trouble || codeTrouble) return data<Refused>({ trouble, codeTrouble }, 400)
  const { db, ...tools } = context.get(house)
  const { accountId } = context.get(session)
  const { who } = context.get(visit)
  const { currentPassword: password, code } = typed
  const turned = await turnOffTwoFactor(db, tools, { accountId, password, code, who })
  if (turned.ok) return go('/account/two-factor?off', [])
  const { init, ...refused } = sayRefusal(turned.refusal)
  return data<Refused>(refused, init)
}

function sayRefusal(refusal: TurnOffRefusal) {
  const { because } = refusal
  return because === 'wrong code' || because === 'used code'
    ? sayCodeTrouble({ because })
    : sayTrouble(refusal as Exclude<TurnOffRefusal, { because: 'wrong code' | 'used code' }>)
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', twoFactorWords)('turnOff'))
}

/** What turning two-factor off means, and the two things it takes. */
export default function TurnOff({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(twoFactorWords)
  const path = '/account/two-factor/turn-off'
  return (
    <AccountPage path={path} title={say('turnOff')} lead={say('offLead')}>
      {loaderData.asking.map((community) => (
        <Notice key={community} kind="warning">
          {say('offRequired', { community })}
        </Notice>
      ))}
      <TroubleNotice trouble={actionData?.trouble} />
      <form className="form" method="post" action={path}>
        <OwnPassword name="currentPassword" trouble={actionData?.trouble} />
        <CodeField label="eitherCode" trouble={actionData?.codeTrouble} />
        <div className="beside">
          <button className="button danger" type="submit">
            {say('turnOff')}
          </button>
          <a className="button quiet" href="/account/two-factor">
            {say('keepOn')}
          </a>
        </div>
      </form>
    </AccountPage>
  )
}
