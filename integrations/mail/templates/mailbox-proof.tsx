import { Doing, Letter, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

type Facts = FactsOf<'mailbox proof'>

const words = {
  en: {
    subject: ({ community }: Facts) => `Is it you who wants to join ${community.name}?`,
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    body: ({ askedBy, community }: Facts) =>
      `somebody who signs in as ${askedBy} wants to join ${community.name} with the invitation that was sent to you at this address.`,
    ifYou: 'If that is you, confirm it here. Your invitation then belongs to that account.',
    confirm: 'Yes, it is me',
    ifNot:
      'If it is not you, do nothing. Nobody can use your invitation without this confirmation.',
    reason: 'The link works for two days.',
  },
  es: {
    subject: ({ community }: Facts) => `¿Es usted quien quiere unirse a ${community.name}?`,
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    body: ({ askedBy, community }: Facts) =>
      `una persona que usa la cuenta ${askedBy} quiere unirse a ${community.name} con la invitación que le enviamos a esta dirección.`,
    ifYou: 'Si es usted, confírmelo aquí. Su invitación quedará unida a esa cuenta.',
    confirm: 'Sí, soy yo',
    ifNot: 'Si no es usted, no haga nada. Nadie puede usar su invitación sin esta confirmación.',
    reason: 'El enlace sirve durante dos días.',
  },
}

/** Asks the invited mailbox whether another account may use its invitation. */
export const mailboxProof: Template<'mailbox proof'> = {
  subject: (facts, locale) => words[locale].subject(facts),
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter
        locale={locale}
        letterhead={facts.community}
        preview={say.subject(facts)}
        reason={say.reason}
      >
        <Words>{say.dear(facts)}</Words>
        <Words>{say.body(facts)}</Words>
        <Words>{say.ifYou}</Words>
        <Doing href={facts.proofUrl} color={facts.community.color}>
          {say.confirm}
        </Doing>
        <Words>{say.ifNot}</Words>
      </Letter>
    )
  },
}
