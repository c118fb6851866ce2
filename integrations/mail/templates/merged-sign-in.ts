import type { SignInFacts } from '../message.ts'
import { plainLetter } from './plain-letter.tsx'

const words = {
  en: {
    dear: ({ firstName }: SignInFacts) => `Dear ${firstName},`,
    reason: ({ community }: SignInFacts) =>
      `You get this message because you signed in to ${community.name} with this address.`,
    merged: ({ community }: SignInFacts) => `Sign in to ${community.name} with your other address`,
    mergedBody: ({ community, signIn, other }: SignInFacts) =>
      `The leaders of ${community.name} found that you were listed there twice, and made one of it. From now on you come in with ${other}, and not with ${signIn} any more. Your homes and groups are all there.`,
    mergedNext: ({ signIn }: SignInFacts) =>
      `Your account ${signIn} stays, with every other community it belongs to. Is ${signIn} not the same person as the other address? Then tell your leaders soon: they can undo it for thirty days.`,
    mergedGo: 'Sign in',
    back: ({ community, signIn }: SignInFacts) => `${signIn} leads to ${community.name} again`,
    backBody: ({ community, signIn }: SignInFacts) =>
      `The leaders of ${community.name} have undone that you and somebody else were listed as one person. You come in with ${signIn} again.`,
    backNext: 'Should something of yours be missing, please tell your leaders.',
  },
  es: {
    dear: ({ firstName }: SignInFacts) => `Hola, ${firstName}:`,
    reason: ({ community }: SignInFacts) =>
      `Recibe este mensaje porque iniciaba sesión en ${community.name} con esta dirección.`,
    merged: ({ community }: SignInFacts) =>
      `Inicie sesión en ${community.name} con su otra dirección`,
    mergedBody: ({ community, signIn, other }: SignInFacts) =>
      `La directiva de ${community.name} vio que usted aparecía dos veces y lo unió. Desde ahora inicia sesión con ${other}, y ya no con ${signIn}. Sus viviendas y grupos siguen ahí.`,
    mergedNext: ({ signIn }: SignInFacts) =>
      `Su cuenta ${signIn} sigue existiendo, con sus demás comunidades. ¿No es ${signIn} la misma persona que la otra dirección? Avise pronto a la directiva: puede deshacerlo durante treinta días.`,
    mergedGo: 'Iniciar sesión',
    back: ({ community, signIn }: SignInFacts) => `${signIn} vuelve a abrir ${community.name}`,
    backBody: ({ community, signIn }: SignInFacts) =>
      `La directiva de ${community.name} ha deshecho que usted y otra persona aparecieran como una sola. Vuelve a iniciar sesión con ${signIn}.`,
    backNext: 'Si le falta algo suyo, dígaselo a la directiva.',
  },
}

/** Sent to the sign-in that leads into a community no more, since two records of a person became one. */
export const signInMerged = plainLetter<'sign-in merged'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.merged(facts),
    paragraphs: [say.dear(facts), say.mergedBody(facts), say.mergedNext(facts)],
    doing: { href: facts.url, words: say.mergedGo },
    reason: say.reason(facts),
  }
})

/** Sent to the same sign-in when that was undone. */
export const signInBack = plainLetter<'sign-in back'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.back(facts),
    paragraphs: [say.dear(facts), say.backBody(facts), say.backNext],
    doing: { href: facts.url, words: say.mergedGo },
    reason: say.reason(facts),
  }
})
