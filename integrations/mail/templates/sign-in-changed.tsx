import { Doing, Letter, ownLetterhead, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

type Facts = FactsOf<'sign-in changed'>

const words = {
  en: {
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    subjects: {
      'two-factor on': 'Two-factor is on for your Communitrak account',
      'two-factor off': 'Two-factor is off for your Communitrak account',
      'recovery code used': 'A recovery code of your Communitrak account was used',
      'new recovery codes': 'Your Communitrak account has new recovery codes',
      'passkey added': 'Your Communitrak account has a new passkey',
      'passkey removed': 'A passkey of your Communitrak account was removed',
      'passkey stopped': 'A passkey of your Communitrak account was stopped',
    },
    said: {
      'two-factor on': () =>
        'from now on, signing in asks for a code of your app after the password. Every other device has been signed out.',
      'two-factor off': () =>
        'from now on, signing in asks for the password alone. The recovery codes of before open nothing any more.',
      'recovery code used': ({ codesLeft }: Facts) =>
        `somebody has just used one of your recovery codes. Codes left: ${codesLeft}. You can make new ones on the page of your account.`,
      'new recovery codes': () =>
        'new recovery codes have just been made for your account. Those of before open nothing any more.',
      'passkey added': ({ passkey }: Facts) =>
        `a passkey has just been added to your account: ${passkey}. It signs in without the password.`,
      'passkey removed': ({ passkey }: Facts) =>
        `this passkey of your account opens nothing any more: ${passkey}.`,
      'passkey stopped': ({ passkey }: Facts) =>
        `this passkey did not count on as it should, so there may be a copy of it: ${passkey}. It opens nothing any more. Remove it, and add a new one.`,
    },
    you: 'If it was you, there is nothing to do.',
    account: 'My Account',
    notYou:
      'It was not you? Choose another password at once, then look through how your account signs in:',
    again: 'Choose a new password',
    reason: 'You get this message to keep your account safe.',
  },
  es: {
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    subjects: {
      'two-factor on': 'La verificación en dos pasos de su cuenta de Communitrak está activada',
      'two-factor off': 'La verificación en dos pasos de su cuenta de Communitrak está desactivada',
      'recovery code used': 'Se usó un código de recuperación de su cuenta de Communitrak',
      'new recovery codes': 'Su cuenta de Communitrak tiene códigos de recuperación nuevos',
      'passkey added': 'Su cuenta de Communitrak tiene una llave digital nueva',
      'passkey removed': 'Se quitó una llave digital de su cuenta de Communitrak',
      'passkey stopped': 'Se detuvo una llave digital de su cuenta de Communitrak',
    },
    said: {
      'two-factor on': () =>
        'a partir de ahora, para iniciar sesión se pide un código de su aplicación después de la contraseña. Se ha cerrado la sesión en los demás dispositivos.',
      'two-factor off': () =>
        'a partir de ahora, para iniciar sesión basta la contraseña. Los códigos de recuperación de antes ya no sirven.',
      'recovery code used': ({ codesLeft }: Facts) =>
        `alguien acaba de usar uno de sus códigos de recuperación. Códigos que quedan: ${codesLeft}. Puede crear otros en la página de su cuenta.`,
      'new recovery codes': () =>
        'se acaban de crear códigos de recuperación nuevos para su cuenta. Los de antes ya no sirven.',
      'passkey added': ({ passkey }: Facts) =>
        `se acaba de añadir una llave digital (passkey) a su cuenta: ${passkey}. Con ella se inicia sesión sin contraseña.`,
      'passkey removed': ({ passkey }: Facts) =>
        `esta llave digital de su cuenta ya no sirve: ${passkey}.`,
      'passkey stopped': ({ passkey }: Facts) =>
        `esta llave digital no siguió contando como debía, así que puede haber una copia: ${passkey}. Ya no sirve. Quítela y añada otra.`,
    },
    you: 'Si fue usted, no tiene que hacer nada.',
    account: 'Mi cuenta',
    notYou:
      '¿No fue usted? Elija otra contraseña enseguida y revise después cómo se inicia sesión en su cuenta:',
    again: 'Elegir una contraseña nueva',
    reason: 'Recibe este mensaje para proteger su cuenta.',
  },
}

/** Tells the owner of an account that how it signs in is another way now. */
export const signInChanged: Template<'sign-in changed'> = {
  subject: ({ kind }, locale) => words[locale].subjects[kind],
  letter: (facts, locale) => {
    const say = words[locale]
    const { accountUrl, resetUrl, kind } = facts
    const preview = say.subjects[kind]
    return (
      <Letter locale={locale} letterhead={ownLetterhead} preview={preview} reason={say.reason}>
        <Words>{say.dear(facts)}</Words>
        <Words>{say.said[kind](facts)}</Words>
        <Words>{say.you}</Words>
        <Doing href={accountUrl} color={ownLetterhead.color}>
          {say.account}
        </Doing>
        <Words>{say.notYou}</Words>
        <Doing href={resetUrl} color={ownLetterhead.color}>
          {say.again}
        </Doing>
      </Letter>
    )
  },
}
