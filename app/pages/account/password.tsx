import { data } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { passwordFaults } from '#app/person-form.ts'
import type { PersonWord } from '#app/person-words.ts'
import { NewPassword } from '#app/ui/new-password.tsx'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { changePassword } from '#domain/accounts/change-password.ts'
import { judgePassword } from '#domain/accounts/password.ts'
import { readOwnAccount } from '#domain/accounts/read-account.ts'
import type { Route } from './+types/password.ts'
import { AccountPage } from './account-page.tsx'
import { OwnPassword, type PasswordTrouble, sayTrouble, TroubleNotice } from './own-password.tsx'

const passwordPageWords = words({
  en: {
    title: 'Password',
    lead: 'When you save a new password, every other device is signed out, and we tell you by e-mail.',
    newPassword: 'New password',
    save: 'Save the new password',
  },
  es: {
    title: 'Contraseña',
    lead: 'Al guardar una contraseña nueva se cierra la sesión en los demás dispositivos, y le avisamos por correo.',
    newPassword: 'Contraseña nueva',
    save: 'Guardar la contraseña nueva',
  },
})

type Refused = { fault?: PersonWord; trouble?: PasswordTrouble }

/** Saves another password against the present one. */
export async function action({ request, context }: Route.ActionArgs) {
  const typed = await readForm(request, ['currentPassword', 'password'])
  const { db, identity, limits } = context.get(house)
  const { accountId, sessionId } = context.get(session)
  const { firstName, lastName, name, email } = await readOwnAccount(db, accountId)
  const judged = await judgePassword(typed.password, [firstName, lastName, name, email])
  const fault = judged ? passwordFaults[judged] : undefined
  const trouble = typed.currentPassword === '' ? ({ key: 'missing' } as const) : undefined
  if (fault || trouble) return data<Refused>({ fault, trouble }, 400)
  const { who } = context.get(visit)
  const { currentPassword, password: newPassword } = typed
  const given = { accountId, sessionId, who, password: currentPassword, newPassword }
  const changed = await changePassword(db, { identity, limits }, given)
  if (changed.ok) return go('/account?saved', [])
  const said = sayTrouble(changed.refusal)
  return data<Refused>({ trouble: said.trouble }, said.init)
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passwordPageWords)('title'))
}

/** With which password I sign in; neither is ever shown again. */
export default function Password({ actionData }: Route.ComponentProps) {
  const say = useWords(passwordPageWords)
  const { fault, trouble } = actionData ?? {}
  return (
    <AccountPage path="/account/password" title={say('title')} lead={say('lead')}>
      <TroubleNotice trouble={trouble} />
      <form className="form" method="post" action="/account/password">
        <OwnPassword name="currentPassword" trouble={trouble} />
        <NewPassword label={say('newPassword')} fault={fault} />
        <button className="button primary" type="submit">
          {say('save')}
        </button>
      </form>
    </AccountPage>
  )
}
