import type { Locale } from '../mail.ts'
import type { MoveFacts } from '../message.ts'
import { plainLetter } from './plain-letter.tsx'

type Says = {
  subject: string
  /** What happens, in one or two paragraphs. */
  body: string[]
  go: string
}

const dear = {
  en: ({ firstName }: MoveFacts) => `Dear ${firstName},`,
  es: ({ firstName }: MoveFacts) => `Hola, ${firstName}:`,
}

const reason = {
  en: ({ community }: MoveFacts) =>
    `You get this message because ${community.name} had you as living at this home.`,
  es: ({ community }: MoveFacts) =>
    `Recibe este mensaje porque ${community.name} le tenía como residente de esta casa.`,
}

const mistake = {
  en: 'If this is a mistake, please tell your board: they can put it right.',
  es: 'Si es un error, avise a su junta: puede arreglarlo.',
}

const planned = {
  en: ({ home, lastDay, leaves, community: { name } }: MoveFacts): Says => ({
    subject: `${lastDay}: your last day at ${home}`,
    body: [
      `Your board has noted that ${lastDay} is your last day at ${home}. Until then nothing changes.`,
      leaves
        ? `When that day is over, your place in this home, your membership of ${name} and your groups end. Your account stays yours, and so does everything in other communities.`
        : `When that day is over, your place in this home ends. You stay a member of ${name}.`,
      mistake.en,
    ],
    go: `Open ${name}`,
  }),
  es: ({ home, lastDay, leaves, community: { name } }: MoveFacts): Says => ({
    subject: `${lastDay}: su último día en ${home}`,
    body: [
      `Su junta ha anotado que el ${lastDay} es su último día en ${home}. Hasta entonces no cambia nada.`,
      leaves
        ? `Pasado ese día terminan su lugar en esta casa, su participación en ${name} y sus grupos. Su cuenta sigue siendo suya, y también todo lo que tenga en otras comunidades.`
        : `Pasado ese día termina su lugar en esta casa. Sigue siendo miembro de ${name}.`,
      mistake.es,
    ],
    go: `Abrir ${name}`,
  }),
}

const done = {
  en: ({ home, leaves, community: { name } }: MoveFacts): Says => ({
    subject: leaves ? `Farewell from ${name}` : `You no longer live at ${home}`,
    body: [
      `Your board has noted that you no longer live at ${home}.`,
      leaves
        ? `So your membership of ${name} and your groups there have ended, and its pages are closed to you. Your account stays yours, and so does everything in other communities. All the best in your new home!`
        : `You stay a member of ${name}.`,
      mistake.en,
    ],
    go: leaves ? 'See my communities' : `Open ${name}`,
  }),
  es: ({ home, leaves, community: { name } }: MoveFacts): Says => ({
    subject: leaves ? `${name} se despide de usted` : `Ya no vive en ${home}`,
    body: [
      `Su junta ha anotado que ya no vive en ${home}.`,
      leaves
        ? `Por eso han terminado su participación en ${name} y sus grupos allí, y sus páginas ya no están abiertas para usted. Su cuenta sigue siendo suya, y también todo lo que tenga en otras comunidades. ¡Que le vaya muy bien en su nueva casa!`
        : `Sigue siendo miembro de ${name}.`,
      mistake.es,
    ],
    go: leaves ? 'Ver mis comunidades' : `Abrir ${name}`,
  }),
}

const cancelled = {
  en: ({ home, lastDay, community: { name } }: MoveFacts): Says => ({
    subject: `You stay at ${home}`,
    body: [
      `Your board had noted ${lastDay} as your last day at ${home}. That is no longer so: nothing ends, and there is nothing you need to do.`,
    ],
    go: `Open ${name}`,
  }),
  es: ({ home, lastDay, community: { name } }: MoveFacts): Says => ({
    subject: `Se queda en ${home}`,
    body: [
      `Su junta había anotado el ${lastDay} como su último día en ${home}. Ya no es así: no termina nada y no tiene que hacer nada.`,
    ],
    go: `Abrir ${name}`,
  }),
}

const undone = {
  en: ({ home, leaves, community: { name } }: MoveFacts): Says => ({
    subject: `You live at ${home} again`,
    body: [
      `Your board has put it right: you live at ${home} again.`,
      ...(leaves ? [`You are a member of ${name} as before, with your groups.`] : []),
    ],
    go: `Open ${name}`,
  }),
  es: ({ home, leaves, community: { name } }: MoveFacts): Says => ({
    subject: `Vuelve a vivir en ${home}`,
    body: [
      `Su junta lo ha arreglado: vuelve a vivir en ${home}.`,
      ...(leaves ? [`Es miembro de ${name} como antes, con sus grupos.`] : []),
    ],
    go: `Abrir ${name}`,
  }),
}

type Kind = Record<Locale, (facts: MoveFacts) => Says>

function letterOf(kind: Kind) {
  return (facts: MoveFacts, locale: Locale) => {
    const { subject, body, go } = kind[locale](facts)
    return {
      letterhead: facts.community,
      subject,
      paragraphs: [dear[locale](facts), ...body],
      doing: { href: facts.url, words: go },
      reason: reason[locale](facts),
    }
  }
}

/** Sent to somebody whose last day in a home is set. */
export const movePlanned = plainLetter<'move planned'>(letterOf(planned))

/** Sent to somebody who does not live in a home any more. */
export const movedOut = plainLetter<'moved out'>(letterOf(done))

/** Sent to somebody who stays in a home after all. */
export const moveCancelled = plainLetter<'move cancelled'>(letterOf(cancelled))

/** Sent to somebody who is back, since a move of theirs was undone. */
export const moveUndone = plainLetter<'move undone'>(letterOf(undone))
