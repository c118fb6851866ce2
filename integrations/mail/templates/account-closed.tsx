import { Letter, ownLetterhead, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

type Facts = FactsOf<'account closed'>

const words = {
  en: {
    subject: 'Your Communitrak account is closed',
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    body: 'you have closed your Communitrak account. You are signed out everywhere, and your password works no more.',
    left: 'Your membership has ended in:',
    back: 'Should you want to come back one day, ask the leaders of your community for an invitation.',
    reason: 'It was not you? Tell the leaders of your community at once.',
  },
  es: {
    subject: 'Su cuenta de Communitrak está cerrada',
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    body: 'ha cerrado su cuenta de Communitrak. Se ha cerrado la sesión en todas partes y su contraseña ya no sirve.',
    left: 'Ha dejado de ser miembro de:',
    back: 'Si algún día quiere volver, pida una invitación a la dirección de su comunidad.',
    reason: '¿No fue usted? Dígaselo enseguida a la dirección de su comunidad.',
  },
}

/** Tells somebody that their account is closed, at the address it had. */
export const accountClosed: Template<'account closed'> = {
  subject: (_, locale) => words[locale].subject,
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter locale={locale} letterhead={ownLetterhead} preview={say.subject} reason={say.reason}>
        <Words>{say.dear(facts)}</Words>
        <Words>{say.body}</Words>
        {facts.communities.length > 0 && (
          <Words>
            {say.left} {facts.communities.join(', ')}
          </Words>
        )}
        <Words>{say.back}</Words>
      </Letter>
    )
  },
}
