import type { RequestFacts } from '../message.ts'
import { plainLetter } from './plain-letter.tsx'

const words = {
  en: {
    dear: ({ firstName }: RequestFacts) => `Dear ${firstName},`,
    reason: ({ community }: RequestFacts) =>
      `You get this message because somebody has asked to be let into ${community.name} in your name.`,
    member: ({ community }: RequestFacts) => `You are a member of ${community.name} already`,
    memberBody: ({ community }: RequestFacts) =>
      `somebody with your name has asked to be let into ${community.name}. If it was you: you have joined already, with this e-mail address. Just sign in.`,
    memberNext:
      'If you have forgotten your password, you can choose a new one on that page. If it was not you, there is nothing to do.',
    memberGo: 'Sign in',
    declined: ({ community }: RequestFacts) => `About your request to join ${community.name}`,
    declinedBody: ({ community }: RequestFacts) =>
      `thank you for asking. The Community Leaders of ${community.name} could not let you in with what they know.`,
    declinedNext:
      'If you live there, please speak to your board or your management company: they can give you an access code at any time.',
    declinedGo: 'I have an access code',
  },
  es: {
    dear: ({ firstName }: RequestFacts) => `Hola, ${firstName}:`,
    reason: ({ community }: RequestFacts) =>
      `Recibe este mensaje porque alguien ha pedido unirse a ${community.name} en su nombre.`,
    member: ({ community }: RequestFacts) => `Ya es miembro de ${community.name}`,
    memberBody: ({ community }: RequestFacts) =>
      `alguien con su nombre ha pedido unirse a ${community.name}. Si fue usted: ya es miembro, con este correo electrónico. Solo tiene que iniciar sesión.`,
    memberNext:
      'Si ha olvidado su contraseña, puede elegir otra en esa página. Si no fue usted, no tiene que hacer nada.',
    memberGo: 'Iniciar sesión',
    declined: ({ community }: RequestFacts) => `Sobre su solicitud para unirse a ${community.name}`,
    declinedBody: ({ community }: RequestFacts) =>
      `gracias por escribirnos. Quienes dirigen ${community.name} no han podido darle acceso con lo que saben.`,
    declinedNext:
      'Si vive allí, hable con su junta o su administración: pueden darle un código de acceso en cualquier momento.',
    declinedGo: 'Tengo un código de acceso',
  },
}

/** Sent to a member in whose name somebody asks to be let in; most have forgotten that they joined. */
export const memberAlready = plainLetter<'member already'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.member(facts),
    paragraphs: [say.dear(facts), say.memberBody(facts), say.memberNext],
    doing: { href: facts.url, words: say.memberGo },
    reason: say.reason(facts),
  }
})

/** Sent when a leader has declined a join request, and wants the person to know. */
export const joinRequestDeclined = plainLetter<'join request declined'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.declined(facts),
    paragraphs: [say.dear(facts), say.declinedBody(facts), say.declinedNext],
    doing: { href: facts.url, words: say.declinedGo },
    reason: say.reason(facts),
  }
})
