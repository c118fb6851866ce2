import { Code, Doing, Letter, ownLetterhead, Words } from './layout.tsx'
import type { Template } from './template.ts'

const words = {
  en: {
    resetSubject: (code: string) => `${code} is your code for a new password`,
    reset: 'You asked for a new password. Type this code on the page where you asked:',
    minutes: (minutes: number) =>
      minutes === 1 ? 'It works for one more minute.' : `It works for ${minutes} minutes.`,
    notYou: 'You did not ask? Then ignore this message and do not give the code to anyone.',
    changedSubject: 'Your Communitrak password has changed',
    changed:
      'Your password has just been changed, and every other device has been signed out. Sign in with the new one.',
    notMe: 'It was not you? Choose another password at once:',
    again: 'Choose a new password',
    reason: 'You get this message to keep your account safe.',
  },
  es: {
    resetSubject: (code: string) => `${code} es su código para una contraseña nueva`,
    reset: 'Ha pedido una contraseña nueva. Escriba este código en la página donde la pidió:',
    minutes: (minutes: number) =>
      minutes === 1 ? 'Sirve durante un minuto más.' : `Sirve durante ${minutes} minutos.`,
    notYou: '¿No la ha pedido? Ignore este mensaje y no dé el código a nadie.',
    changedSubject: 'Su contraseña de Communitrak ha cambiado',
    changed:
      'Su contraseña acaba de cambiar y se ha cerrado la sesión en los demás dispositivos. Iníciela con la nueva.',
    notMe: '¿No fue usted? Elija otra contraseña enseguida:',
    again: 'Elegir una contraseña nueva',
    reason: 'Recibe este mensaje para proteger su cuenta.',
  },
}

/** The code that allows a new password. */
export const resetPassword: Template<'reset password'> = {
  subject: ({ code }, locale) => words[locale].resetSubject(code),
  letter: ({ code, minutes }, locale) => {
    const say = words[locale]
    return (
      <Letter locale={locale} letterhead={ownLetterhead} preview={say.reset} reason={say.reason}>
        <Words>{say.reset}</Words>
        <Code>{code}</Code>
        <Words>
          {say.minutes(minutes)} {say.notYou}
        </Words>
      </Letter>
    )
  },
}

/** Tells the owner of an account that its password is another one now. */
export const passwordChanged: Template<'password changed'> = {
  subject: (_, locale) => words[locale].changedSubject,
  letter: ({ resetUrl }, locale) => {
    const say = words[locale]
    return (
      <Letter locale={locale} letterhead={ownLetterhead} preview={say.changed} reason={say.reason}>
        <Words>{say.changed}</Words>
        <Words>{say.notMe}</Words>
        <Doing href={resetUrl} color={ownLetterhead.color}>
          {say.again}
        </Doing>
      </Letter>
    )
  },
}
