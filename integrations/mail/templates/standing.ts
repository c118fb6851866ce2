import type { StandingFacts } from '../message.ts'
import { plainLetter } from './plain-letter.tsx'

type Suspended = StandingFacts & { reason: string }

const words = {
  en: {
    dear: ({ firstName }: StandingFacts) => `Dear ${firstName},`,
    because: ({ community }: StandingFacts) =>
      `You get this message because you are a member of ${community.name}.`,
    suspended: ({ community }: StandingFacts) => `Your access to ${community.name} is paused`,
    suspendedBody: ({ community }: StandingFacts) =>
      `The Community Leaders of ${community.name} have paused your access to its pages.`,
    reason: ({ reason }: Suspended) => `The reason they gave: ${reason}`,
    suspendedNext:
      'Nothing of yours is lost: your home, your household and your groups stay as they are. If you think that this is a mistake, please speak to your board.',
    suspendedGo: 'Open my communities',
    reinstated: ({ community }: StandingFacts) => `You have access to ${community.name} again`,
    reinstatedBody: ({ community }: StandingFacts) =>
      `The Community Leaders of ${community.name} have given you your access back. Everything is as it was.`,
    reinstatedGo: ({ community }: StandingFacts) => `Open ${community.name}`,
  },
  es: {
    dear: ({ firstName }: StandingFacts) => `Hola, ${firstName}:`,
    because: ({ community }: StandingFacts) =>
      `Recibe este mensaje porque es miembro de ${community.name}.`,
    suspended: ({ community }: StandingFacts) => `Su acceso a ${community.name} está en pausa`,
    suspendedBody: ({ community }: StandingFacts) =>
      `Quienes dirigen ${community.name} han pausado su acceso a sus páginas.`,
    reason: ({ reason }: Suspended) => `El motivo que dieron: ${reason}`,
    suspendedNext:
      'No se pierde nada suyo: su vivienda, su hogar y sus grupos siguen como están. Si cree que es un error, hable con su junta.',
    suspendedGo: 'Abrir mis comunidades',
    reinstated: ({ community }: StandingFacts) => `Ya puede entrar de nuevo en ${community.name}`,
    reinstatedBody: ({ community }: StandingFacts) =>
      `Quienes dirigen ${community.name} le han devuelto el acceso. Todo está como estaba.`,
    reinstatedGo: ({ community }: StandingFacts) => `Abrir ${community.name}`,
  },
}

/** Sent to somebody who may not enter for now. */
export const suspended = plainLetter<'suspended'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.suspended(facts),
    paragraphs: [say.dear(facts), say.suspendedBody(facts), say.reason(facts), say.suspendedNext],
    doing: { href: facts.url, words: say.suspendedGo },
    reason: say.because(facts),
  }
})

/** Sent to somebody who may enter again. */
export const reinstated = plainLetter<'reinstated'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.reinstated(facts),
    paragraphs: [say.dear(facts), say.reinstatedBody(facts)],
    doing: { href: facts.url, words: say.reinstatedGo(facts) },
    reason: say.because(facts),
  }
})
