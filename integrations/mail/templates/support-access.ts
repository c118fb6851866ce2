import { plainLetter } from './plain-letter.tsx'
import type { FactsOf } from './template.ts'

type Facts = FactsOf<'support access'>

const words = {
  en: {
    subject: ({ community }: Facts) => `Communitrak Support may enter ${community.name}`,
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    yours: ({ agent, community, until }: Facts) =>
      `at your word ${agent} of Communitrak Support may enter ${community.name} until ${until}, and act there for you.`,
    others: ({ agent, community, until, leader }: Facts) =>
      `at the word of ${leader} ${agent} of Communitrak Support may enter ${community.name} until ${until}, and act there for ${leader}.`,
    purpose: ({ purpose }: Facts) => `What for: ${purpose}`,
    limits:
      'They can look, invite, import and correct. They cannot change roles or preferences, or take anything away as a file. Whatever they do stands in the audit log with their name.',
    wrong: 'If nobody of you has asked for this, end it now; it ends at once.',
    go: 'See it, or end it',
    reason: 'You get this message because you are a leader of this community.',
  },
  es: {
    subject: ({ community }: Facts) =>
      `El servicio de asistencia de Communitrak puede entrar en ${community.name}`,
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    yours: ({ agent, community, until }: Facts) =>
      `a petición suya, ${agent}, del servicio de asistencia de Communitrak, puede entrar en ${community.name} y actuar allí por usted hasta el ${until}.`,
    others: ({ agent, community, until, leader }: Facts) =>
      `a petición de ${leader}, ${agent}, del servicio de asistencia de Communitrak, puede entrar en ${community.name} y actuar allí por ${leader} hasta el ${until}.`,
    purpose: ({ purpose }: Facts) => `Para qué: ${purpose}`,
    limits:
      'Puede mirar, invitar, importar y corregir. No puede cambiar roles ni preferencias, ni llevarse nada en un archivo. Todo lo que haga queda en el registro de auditoría con su nombre.',
    wrong: 'Si nadie de ustedes lo ha pedido, póngale fin ahora; termina enseguida.',
    go: 'Verlo o ponerle fin',
    reason: 'Recibe este mensaje porque dirige esta comunidad.',
  },
}

/** Tells a leader that support was let in, at whose word, what for and until when. */
export const supportAccess = plainLetter<'support access'>((facts, locale) => {
  const say = words[locale]
  const who = facts.leader === null ? say.yours(facts) : say.others(facts)
  return {
    letterhead: facts.community,
    subject: say.subject(facts),
    paragraphs: [say.dear(facts), who, say.purpose(facts), say.limits, say.wrong],
    doing: { href: facts.url, words: say.go },
    reason: say.reason,
  }
})
