import type { HouseholdFacts } from '../message.ts'
import { plainLetter } from './plain-letter.tsx'

const words = {
  en: {
    dear: ({ firstName }: HouseholdFacts) => `Dear ${firstName},`,
    reason: ({ community }: HouseholdFacts) =>
      `You get this message because you are a member of ${community.name}.`,
    appointed: ({ home }: HouseholdFacts) => `You are now a Head of Household at ${home}`,
    appointedBody: ({ headName, home, community }: HouseholdFacts) =>
      `${headName} has made you a Head of the household at ${home} in ${community.name}.`,
    appointedNext:
      'You can now invite people into your household, and change who is Head of it and who belongs to it.',
    appointedGo: 'Open My Household',
    removed: ({ home }: HouseholdFacts) => `You no longer belong to the household at ${home}`,
    removedBody: ({ headName, home, community }: HouseholdFacts) =>
      `${headName} has taken you out of the household at ${home} in ${community.name}. You are still a member of the community.`,
    removedNext: ({ headName }: HouseholdFacts) =>
      `If you think that this is a mistake, please speak to ${headName}, who can invite you again, or to your board.`,
    removedGo: ({ community }: HouseholdFacts) => `Open ${community.name}`,
  },
  es: {
    dear: ({ firstName }: HouseholdFacts) => `Hola, ${firstName}:`,
    reason: ({ community }: HouseholdFacts) =>
      `Recibe este mensaje porque es miembro de ${community.name}.`,
    appointed: ({ home }: HouseholdFacts) => `Ahora es cabeza de familia en ${home}`,
    appointedBody: ({ headName, home, community }: HouseholdFacts) =>
      `${headName} le ha nombrado cabeza de familia del hogar en ${home}, en ${community.name}.`,
    appointedNext:
      'Ahora puede invitar a personas a su hogar y cambiar quién lo encabeza y quién forma parte de él.',
    appointedGo: 'Abrir Mi hogar',
    removed: ({ home }: HouseholdFacts) => `Ya no forma parte del hogar en ${home}`,
    removedBody: ({ headName, home, community }: HouseholdFacts) =>
      `${headName} le ha quitado del hogar en ${home}, en ${community.name}. Sigue siendo miembro de la comunidad.`,
    removedNext: ({ headName }: HouseholdFacts) =>
      `Si cree que es un error, hable con ${headName}, que puede invitarle otra vez, o con su junta.`,
    removedGo: ({ community }: HouseholdFacts) => `Abrir ${community.name}`,
  },
}

/** Sent to somebody whom a Head has made a Head beside them or in their place. */
export const appointedHead = plainLetter<'appointed head'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.appointed(facts),
    paragraphs: [say.dear(facts), say.appointedBody(facts), say.appointedNext],
    doing: { href: facts.url, words: say.appointedGo },
    reason: say.reason(facts),
  }
})

/** Sent to somebody whom a Head has taken out of their household. */
export const removedFromHousehold = plainLetter<'removed from household'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.removed(facts),
    paragraphs: [say.dear(facts), say.removedBody(facts), say.removedNext(facts)],
    doing: { href: facts.url, words: say.removedGo(facts) },
    reason: say.reason(facts),
  }
})
