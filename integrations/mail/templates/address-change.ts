import { ownLetterhead } from './layout.tsx'
import { plainLetter } from './plain-letter.tsx'
import type { FactsOf } from './template.ts'

type Asked = FactsOf<'address change asked'>
type Changed = FactsOf<'address changed'>
type TakenBack = FactsOf<'address taken back'>

const words = {
  en: {
    dear: ({ firstName }: { firstName: string }) => `Dear ${firstName},`,
    askedSubject: 'Your Communitrak account is to get another e-mail address',
    asked: ({ newEmail }: Asked) =>
      `somebody who is signed in to your account and knows your password wants to sign in with ${newEmail} instead of this address. It happens only when that address has been confirmed.`,
    askedYou: 'If it was you, there is nothing to do here: look into the new mailbox.',
    askedNotYou: 'If it was not you, stop it and choose another password:',
    keep: 'Keep this address',
    changedSubject: 'Your Communitrak account has another e-mail address now',
    changed: ({ newEmail }: Changed) =>
      `your account has another e-mail address now: ${newEmail}. From now on you sign in with it, and we write to it.`,
    changedYou: 'If it was you, there is nothing to do.',
    changedNotYou: ({ days }: Changed) =>
      `If it was not you, take it back. That works for ${days} days; every device is then signed out, and you choose a new password.`,
    takeBack: 'Take it back',
    backSubject: 'The change of your e-mail address was taken back',
    back: ({ email }: TakenBack) =>
      `the change of your e-mail address was taken back from the address before. Your account is that of ${email} again, every device has been signed out, and the old password works no more.`,
    backTodo: 'Choose a new password to sign in again:',
    newPassword: 'Choose a new password',
    reason: 'You get this message to keep your account safe.',
  },
  es: {
    dear: ({ firstName }: { firstName: string }) => `Hola, ${firstName}:`,
    askedSubject: 'Su cuenta de Communitrak va a tener otro correo',
    asked: ({ newEmail }: Asked) =>
      `alguien que ha iniciado sesión en su cuenta y conoce su contraseña quiere iniciarla con ${newEmail} en lugar de esta dirección. Solo ocurrirá cuando se confirme esa dirección.`,
    askedYou: 'Si fue usted, aquí no tiene que hacer nada: mire en el buzón nuevo.',
    askedNotYou: 'Si no fue usted, deténgalo y elija otra contraseña:',
    keep: 'Conservar esta dirección',
    changedSubject: 'Su cuenta de Communitrak ya tiene otro correo',
    changed: ({ newEmail }: Changed) =>
      `su cuenta tiene ahora otro correo: ${newEmail}. A partir de ahora inicia sesión con él, y le escribimos ahí.`,
    changedYou: 'Si fue usted, no tiene que hacer nada.',
    changedNotYou: ({ days }: Changed) =>
      `Si no fue usted, deshágalo. Puede hacerlo durante ${days} días; entonces se cierra la sesión en todos los dispositivos y usted elige una contraseña nueva.`,
    takeBack: 'Deshacer el cambio',
    backSubject: 'Se ha deshecho el cambio de su correo',
    back: ({ email }: TakenBack) =>
      `el cambio de su correo se ha deshecho desde la dirección anterior. Su cuenta vuelve a ser la de ${email}, se ha cerrado la sesión en todos los dispositivos y la contraseña anterior ya no sirve.`,
    backTodo: 'Elija una contraseña nueva para volver a iniciar sesión:',
    newPassword: 'Elegir una contraseña nueva',
    reason: 'Recibe este mensaje para proteger su cuenta.',
  },
}

/** Tells the address of an account that another one has been asked for. */
export const addressChangeAsked = plainLetter<'address change asked'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: ownLetterhead,
    subject: say.askedSubject,
    paragraphs: [say.dear(facts), say.asked(facts), say.askedYou, say.askedNotYou],
    doing: { href: facts.keepUrl, words: say.keep },
    reason: say.reason,
  }
})

/** Tells the address an account had that it has another one now. */
export const addressChanged = plainLetter<'address changed'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: ownLetterhead,
    subject: say.changedSubject,
    paragraphs: [say.dear(facts), say.changed(facts), say.changedYou, say.changedNotYou(facts)],
    doing: { href: facts.keepUrl, words: say.takeBack },
    reason: say.reason,
  }
})

/** Tells both addresses that a change was taken back. */
export const addressTakenBack = plainLetter<'address taken back'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: ownLetterhead,
    subject: say.backSubject,
    paragraphs: [say.dear(facts), say.back(facts), say.backTodo],
    doing: { href: facts.resetUrl, words: say.newPassword },
    reason: say.reason,
  }
})
