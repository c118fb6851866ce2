import type { GroupFacts } from '../message.ts'
import { plainLetter } from './plain-letter.tsx'
import type { FactsOf } from './template.ts'

const words = {
  en: {
    dear: ({ firstName }: GroupFacts) => `Dear ${firstName},`,
    askedBody: ({ askedBy, group }: FactsOf<'asked to join group'>) =>
      `${askedBy} asks to join the group ${group}. Please let them in, or decline, on its page.`,
    asked: ({ askedBy, group }: FactsOf<'asked to join group'>) =>
      `${askedBy} asks to join ${group}`,
    askedGo: 'See who asks',
    askedReason: ({ group }: GroupFacts) =>
      `You get this message because you run the group ${group}.`,
    let: ({ group }: GroupFacts) => `You are in the group ${group} now`,
    letBody: ({ group, addedBy }: FactsOf<'let into group'>) =>
      addedBy === null
        ? `you asked to join the group ${group}, and you are in.`
        : `${addedBy} has added you to the group ${group}. If you would rather not be in it, you can leave on its page.`,
    letGo: 'Open the group',
    letReason: ({ group, addedBy }: FactsOf<'let into group'>) =>
      addedBy === null
        ? `You get this message because you asked to join the group ${group}.`
        : `You get this message because you were added to the group ${group}.`,
  },
  es: {
    dear: ({ firstName }: GroupFacts) => `Hola, ${firstName}:`,
    askedBody: ({ askedBy, group }: FactsOf<'asked to join group'>) =>
      `${askedBy} quiere unirse al grupo ${group}. Admítale o rechácele en la página del grupo.`,
    asked: ({ askedBy, group }: FactsOf<'asked to join group'>) =>
      `${askedBy} quiere unirse a ${group}`,
    askedGo: 'Ver quién lo pide',
    askedReason: ({ group }: GroupFacts) =>
      `Recibe este mensaje porque administra el grupo ${group}.`,
    let: ({ group }: GroupFacts) => `Ya está en el grupo ${group}`,
    letBody: ({ group, addedBy }: FactsOf<'let into group'>) =>
      addedBy === null
        ? `pidió unirse al grupo ${group}, y ya está dentro.`
        : `${addedBy} le ha agregado al grupo ${group}. Si prefiere no estar en él, puede salir en la página del grupo.`,
    letGo: 'Abrir el grupo',
    letReason: ({ group, addedBy }: FactsOf<'let into group'>) =>
      addedBy === null
        ? `Recibe este mensaje porque pidió unirse al grupo ${group}.`
        : `Recibe este mensaje porque le agregaron al grupo ${group}.`,
  },
}

/** Sent to those who run a group when somebody asks to be let in. */
export const askedToJoinGroup = plainLetter<'asked to join group'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.asked(facts),
    paragraphs: [say.dear(facts), say.askedBody(facts)],
    doing: { href: facts.url, words: say.askedGo },
    reason: say.askedReason(facts),
  }
})

/** Sent to somebody who asked and has been let in, or whom somebody has added. */
export const letIntoGroup = plainLetter<'let into group'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.let(facts),
    paragraphs: [say.dear(facts), say.letBody(facts)],
    doing: { href: facts.url, words: say.letGo },
    reason: say.letReason(facts),
  }
})
