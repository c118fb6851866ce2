import type { HomeFacts } from '../message.ts'
import { plainLetter } from './plain-letter.tsx'

const words = {
  en: {
    dear: ({ firstName }: HomeFacts) => `Dear ${firstName},`,
    reason: ({ community }: HomeFacts) =>
      `You get this message because you are a member of ${community.name}.`,
    open: ({ community }: HomeFacts) => `Open ${community.name}`,
    inactive: ({ home }: HomeFacts) => `Your household at ${home} has been set inactive`,
    inactiveBody: ({ home, community }: HomeFacts) =>
      `the leaders of ${community.name} have set your household at ${home} inactive. Until it is active again you can sign in, but the pages of the community are closed to you.`,
    inactiveNext:
      'You stay a member, and nothing of yours is lost. Please speak to your board: a Community Leader can make the household active again at any time.',
    active: ({ home }: HomeFacts) => `Your household at ${home} is active again`,
    activeBody: ({ home, community }: HomeFacts) =>
      `your household at ${home} is active again. The pages of ${community.name} are open to you as before.`,
    moved: ({ home }: HomeFacts) => `You now belong to the household at ${home}`,
    movedBody: ({ home, community }: HomeFacts) =>
      `a leader of ${community.name} has moved you to the household at ${home}. Your earlier home stays in the community’s history.`,
    movedNext: 'If this is a mistake, please speak to your board.',
    stepped: ({ home }: HomeFacts) => `You are no longer Head of Household at ${home}`,
    steppedBody: ({ home, community }: HomeFacts) =>
      `a leader of ${community.name} has noted that you are no longer Head of the household at ${home}. You live there as before; inviting others is now for its other Heads.`,
  },
  es: {
    dear: ({ firstName }: HomeFacts) => `Hola, ${firstName}:`,
    reason: ({ community }: HomeFacts) =>
      `Recibe este mensaje porque es miembro de ${community.name}.`,
    open: ({ community }: HomeFacts) => `Abrir ${community.name}`,
    inactive: ({ home }: HomeFacts) => `Su hogar en ${home} se ha puesto inactivo`,
    inactiveBody: ({ home, community }: HomeFacts) =>
      `La directiva de ${community.name} ha puesto inactivo su hogar en ${home}. Hasta que vuelva a estar activo, usted puede iniciar sesión, pero las páginas de la comunidad están cerradas.`,
    inactiveNext:
      'Sigue siendo miembro y no se pierde nada suyo. Hable con su junta: la directiva de la comunidad puede activar el hogar en cualquier momento.',
    active: ({ home }: HomeFacts) => `Su hogar en ${home} vuelve a estar activo`,
    activeBody: ({ home, community }: HomeFacts) =>
      `Su hogar en ${home} vuelve a estar activo. Las páginas de ${community.name} están abiertas para usted como antes.`,
    moved: ({ home }: HomeFacts) => `Ahora pertenece al hogar en ${home}`,
    movedBody: ({ home, community }: HomeFacts) =>
      `La directiva de ${community.name} le ha pasado al hogar en ${home}. Su casa anterior queda en la historia de la comunidad.`,
    movedNext: 'Si es un error, hable con su junta.',
    stepped: ({ home }: HomeFacts) => `Ya no es cabeza de familia en ${home}`,
    steppedBody: ({ home, community }: HomeFacts) =>
      `La directiva de ${community.name} ha anotado que usted ya no es cabeza de familia del hogar en ${home}. Sigue viviendo ahí; ahora invitan las otras cabezas de familia.`,
  },
}

/** Sent to those whom setting their household inactive has shut out. */
export const householdInactive = plainLetter<'household inactive'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.inactive(facts),
    paragraphs: [say.dear(facts), say.inactiveBody(facts), say.inactiveNext],
    doing: { href: facts.url, words: say.open(facts) },
    reason: say.reason(facts),
  }
})

/** Sent to the same when it is active again. */
export const householdActive = plainLetter<'household active'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.active(facts),
    paragraphs: [say.dear(facts), say.activeBody(facts)],
    doing: { href: facts.url, words: say.open(facts) },
    reason: say.reason(facts),
  }
})

/** Sent to somebody whom a leader has moved into another household. */
export const movedToHousehold = plainLetter<'moved to household'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.moved(facts),
    paragraphs: [say.dear(facts), say.movedBody(facts), say.movedNext],
    doing: { href: facts.url, words: say.open(facts) },
    reason: say.reason(facts),
  }
})

/** Sent to somebody who is no longer Head, by a leader's word. */
export const steppedHeadDown = plainLetter<'stepped head down'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.stepped(facts),
    paragraphs: [say.dear(facts), say.steppedBody(facts), say.movedNext],
    doing: { href: facts.url, words: say.open(facts) },
    reason: say.reason(facts),
  }
})
