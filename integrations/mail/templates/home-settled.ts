import type { HomeFacts } from '../message.ts'
import { plainLetter } from './plain-letter.tsx'

const words = {
  en: {
    dear: ({ firstName }: HomeFacts) => `Dear ${firstName},`,
    reason: ({ community }: HomeFacts) =>
      `You get this message because you used an access code of ${community.name}.`,
    confirmed: ({ home }: HomeFacts) => `${home} is now your home here too`,
    confirmedBody: ({ community, home }: HomeFacts) =>
      `the Community Leaders of ${community.name} have confirmed that you live at ${home}.`,
    confirmedGo: ({ community }: HomeFacts) => `Open ${community.name}`,
    declined: ({ community }: HomeFacts) => `About your home in ${community.name}`,
    declinedBody: ({ community, home }: HomeFacts) =>
      `the Community Leaders of ${community.name} could not confirm that you live at ${home}. The code has been used up.`,
    declinedNext:
      'If you think that this is a mistake, please speak to your board: they can invite you again, and you keep your account.',
    declinedGo: 'My communities',
  },
  es: {
    dear: ({ firstName }: HomeFacts) => `Hola, ${firstName}:`,
    reason: ({ community }: HomeFacts) =>
      `Recibe este mensaje porque usó un código de acceso de ${community.name}.`,
    confirmed: ({ home }: HomeFacts) => `${home} ya es también su casa aquí`,
    confirmedBody: ({ community, home }: HomeFacts) =>
      `quienes dirigen ${community.name} han confirmado que vive en ${home}.`,
    confirmedGo: ({ community }: HomeFacts) => `Abrir ${community.name}`,
    declined: ({ community }: HomeFacts) => `Sobre su casa en ${community.name}`,
    declinedBody: ({ community, home }: HomeFacts) =>
      `quienes dirigen ${community.name} no han podido confirmar que vive en ${home}. El código ya no sirve.`,
    declinedNext:
      'Si cree que es un error, hable con su junta: puede invitarle otra vez, y conserva su cuenta.',
    declinedGo: 'Mis comunidades',
  },
}

/** Sent to a member whose further home a leader has confirmed. */
export const homeConfirmed = plainLetter<'home confirmed'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.confirmed(facts),
    paragraphs: [say.dear(facts), say.confirmedBody(facts)],
    doing: { href: facts.url, words: say.confirmedGo(facts) },
    reason: say.reason(facts),
  }
})

/** Sent when a leader has declined the home that somebody named. */
export const homeDeclined = plainLetter<'home declined'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.declined(facts),
    paragraphs: [say.dear(facts), say.declinedBody(facts), say.declinedNext],
    doing: { href: facts.url, words: say.declinedGo },
    reason: say.reason(facts),
  }
})
