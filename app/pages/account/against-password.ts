import { data, type RouterContextProvider } from 'react-router'
import { session, visit } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import type { PasswordRefusal } from '#domain/accounts/check-password.ts'
import { type PasswordTrouble, sayTrouble } from './own-password.tsx'

/** What a page says of a password that did not do. */
type Refused = { trouble?: PasswordTrouble }

/** Who asks for something that takes the password once more, with what they typed; null: nothing. */
export async function readOwnPassword(request: Request, context: Readonly<RouterContextProvider>) {
  const { currentPassword: password } = await readForm(request, ['currentPassword'])
  if (password === '') return null
  const { accountId, sessionId } = context.get(session)
  return { accountId, sessionId, password, who: context.get(visit).who }
}

/** The answer when nothing was typed. */
export function passwordMissing() {
  return data<Refused>({ trouble: { key: 'missing' } }, 400)
}

/** The answer to a password that did not do. */
export function refusePassword(refusal: PasswordRefusal) {
  const { trouble, init } = sayTrouble(refusal)
  return data<Refused>({ trouble }, init)
}
