import { Doing, Letter, ownLetterhead, WebAddress, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

type Facts = FactsOf<'account exists'>

const words = {
  en: {
    subject: 'You already have a Communitrak account',
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    body: ({ communityName }: Facts) =>
      `somebody has just signed up with this e-mail address for ${communityName}. But the address has an account already, so you need no second one.`,
    todo: 'Sign in with your usual password. If you were joining with an access code, we have kept it for you in that browser.',
    signIn: 'Sign in',
    forgot: 'Forgotten the password? Choose a new one here:',
    reason: 'If it was not you, there is nothing to do. Nothing has changed.',
  },
  es: {
    subject: 'Ya tiene una cuenta de Communitrak',
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    body: ({ communityName }: Facts) =>
      `alguien acaba de registrarse con este correo para ${communityName}. Pero esta dirección ya tiene una cuenta, así que no necesita otra.`,
    todo: 'Inicie sesión con su contraseña de siempre. Si usaba un código de acceso, lo hemos guardado en ese navegador.',
    signIn: 'Iniciar sesión',
    forgot: '¿Olvidó la contraseña? Elija una nueva aquí:',
    reason: 'Si no fue usted, no tiene que hacer nada. Nada ha cambiado.',
  },
}

/** Answers a sign-up with an address that has an account, where only its owner reads it. */
export const accountExists: Template<'account exists'> = {
  subject: (_, locale) => words[locale].subject,
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter locale={locale} letterhead={ownLetterhead} preview={say.subject} reason={say.reason}>
        <Words>{say.dear(facts)}</Words>
        <Words>{say.body(facts)}</Words>
        <Words>{say.todo}</Words>
        <Doing href={facts.signInUrl} color={ownLetterhead.color}>
          {say.signIn}
        </Doing>
        <Words>
          {say.forgot} <WebAddress href={facts.resetUrl} />
        </Words>
      </Letter>
    )
  },
}
