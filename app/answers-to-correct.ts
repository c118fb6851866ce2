import type { RouterContextProvider } from 'react-router'
import { type GivenAnswers, recallSignUp } from '#domain/accounts/recall-sign-up.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { house } from './context.ts'
import type { Filled } from './forms.ts'
import type { PersonField } from './person-form.ts'
import { signUpTicket } from './sign-up-ticket.ts'

/** What this browser answered when it signed up, where the address of a page asks to correct it (`?correct`). */
export async function answersToCorrect(
  context: Readonly<RouterContextProvider>,
  url: URL,
): Promise<GivenAnswers | null> {
  const ticket = url.searchParams.has('correct') ? signUpTicket(context) : null
  return ticket && recallSignUp(context.get(house).db, ticket)
}

/** The questions about a person as they were answered, in a form that corrects them. */
export function filledAgain(given: GivenAnswers): Filled<Exclude<PersonField, 'password'>> {
  const { firstName, lastName, email, phone } = given
  return { firstName, lastName, email, phone: phone ? printPhone(phone) : '', corrects: 'yes' }
}
