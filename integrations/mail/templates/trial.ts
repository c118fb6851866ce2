import { plainLetter } from './plain-letter.tsx'
import type { FactsOf } from './template.ts'

type Ending = FactsOf<'trial ending'>
type Ended = FactsOf<'trial ended'>

const words = {
  en: {
    dear: ({ firstName }: Pick<Ending, 'firstName'>) => `Dear ${firstName},`,
    ending: ({ community, until }: Ending) => `The trial of ${community.name} ends on ${until}`,
    endingBody: ({ community, until }: Ending) =>
      `the trial of ${community.name} ends on ${until}. From then on everybody can still come in and look at everything, but nothing can be changed and no message leaves.`,
    nothingLost:
      'Nothing is lost: codes stay good, messages wait, and all goes on from where it was.',
    ended: ({ community }: Ended) => `The trial of ${community.name} has ended`,
    endedBody: ({ community }: Ended) =>
      `the trial of ${community.name} has ended. Everybody can still come in and look at everything; nothing can be changed and no message leaves for now.`,
    go: 'Extend the trial',
    reason: 'You get this message because you are a leader of this community.',
  },
  es: {
    dear: ({ firstName }: Pick<Ending, 'firstName'>) => `Hola, ${firstName}:`,
    ending: ({ community, until }: Ending) => `La prueba de ${community.name} termina el ${until}`,
    endingBody: ({ community, until }: Ending) =>
      `la prueba de ${community.name} termina el ${until}. A partir de entonces todas las personas podrán entrar y verlo todo, pero nada se podrá cambiar ni saldrá ningún mensaje.`,
    nothingLost:
      'No se pierde nada: los códigos siguen siendo válidos, los mensajes esperan y todo sigue donde estaba.',
    ended: ({ community }: Ended) => `La prueba de ${community.name} ha terminado`,
    endedBody: ({ community }: Ended) =>
      `la prueba de ${community.name} ha terminado. Todas las personas pueden entrar y verlo todo; por ahora nada se puede cambiar ni sale ningún mensaje.`,
    go: 'Prolongar la prueba',
    reason: 'Recibe este mensaje porque dirige esta comunidad.',
  },
}

/** Tells a leader some days before that a trial ends. */
export const trialEnding = plainLetter<'trial ending'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.ending(facts),
    paragraphs: [say.dear(facts), say.endingBody(facts), say.nothingLost],
    doing: { href: facts.trialUrl, words: say.go },
    reason: say.reason,
  }
})

/** Tells a leader that a trial has ended. */
export const trialEnded = plainLetter<'trial ended'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.ended(facts),
    paragraphs: [say.dear(facts), say.endedBody(facts), say.nothingLost],
    doing: { href: facts.trialUrl, words: say.go },
    reason: say.reason,
  }
})
