import type { ReactElement } from 'react'
import type { Envelope, Locale } from '../mail.ts'
import type { Message } from '../message.ts'

/** The facts of one kind of message, and where one ends messages of its kind. */
export type FactsOf<Name extends Message['template']> = Extract<Message, { template: Name }> &
  Pick<Envelope, 'unsubscribeUrl'>

/** The words of one kind of message, in every language. */
export type Template<Name extends Message['template']> = {
  subject(facts: FactsOf<Name>, locale: Locale): string
  letter(facts: FactsOf<Name>, locale: Locale): ReactElement
}
