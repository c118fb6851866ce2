import type { ReactElement } from 'react'
import type { Locale, Message } from '../mail.ts'

/** The facts of one kind of message. */
export type FactsOf<Name extends Message['template']> = Extract<Message, { template: Name }>

/** The words of one kind of message, in every language. */
export type Template<Name extends Message['template']> = {
  subject(facts: FactsOf<Name>, locale: Locale): string
  letter(facts: FactsOf<Name>, locale: Locale): ReactElement
}
