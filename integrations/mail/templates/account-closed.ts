import { ownLetterhead } from './layout.tsx'
import { plainLetter } from './plain-letter.tsx'
import type { FactsOf } from './template.ts'

type Facts = FactsOf<'account closed'>

const words = {
  en: {
    subject: 'Your Communitrak account is closed',
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    body: 'you have closed your Communitrak account. You are signed out everywhere, and your password works no more.',
    left: (names: string) => `Your membership has ended in: ${names}`,
    back: 'Should you want to come back one day, ask the leaders of your community for an invitation.',
    reason: 'It was not you? Tell the leaders of your community at once.',
  },
  es: {
    subject: 'Su cuenta de Communitrak está cerrada',
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    body: 'ha cerrado su cuenta de Communitrak. Se ha cerrado la sesión en todas partes y su contraseña ya no sirve.',
    left: (names: string) => `Ha dejado de ser miembro de: ${names}`,
    back: 'Si algún día quiere volver, pida una invitación a la directiva de su comunidad.',
    reason: '¿No fue usted? Dígaselo enseguida a la directiva de su comunidad.',
  },
}

/** Tells somebody that their account is closed, at the address it had. */
export const accountClosed = plainLetter<'account closed'>((facts, locale) => {
  const say = words[locale]
  const left = facts.communities.length > 0 ? [say.left(facts.communities.join(', '))] : []
  return {
    letterhead: ownLetterhead,
    subject: say.subject,
    paragraphs: [say.dear(facts), say.body, ...left, say.back],
    reason: say.reason,
  }
})
