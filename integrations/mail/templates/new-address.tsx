import { Code, Doing, Letter, ownLetterhead, WebAddress, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

type Facts = FactsOf<'confirm new address'>

const words = {
  en: {
    subject: ({ code }: Facts) => `${code} is your code for your new e-mail address`,
    preview: 'Confirm that this address is yours.',
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    body: 'you want to sign in to Communitrak with this e-mail address from now on. Please confirm that it is yours.',
    confirm: 'Confirm this address',
    code: 'Or type this code on the page where you asked:',
    notYou:
      'You did not ask for this? Then do not confirm: somebody else may have typed your address. Without your confirmation nothing changes.',
    until: ({ hours }: Facts) => `The link and the code work for ${hours} hours.`,
    usedSubject: 'This e-mail address already has a Communitrak account',
    used: 'Somebody who has another account wanted to use this e-mail address for it. But this address has an account already, so nothing has changed.',
    usedTodo: 'If it was you: sign in with this address and your password for it.',
    signIn: 'Sign in',
    forgot: 'Forgotten the password? Choose a new one here:',
    usedReason: 'If it was not you, there is nothing to do.',
  },
  es: {
    subject: ({ code }: Facts) => `${code} es su código para su nuevo correo`,
    preview: 'Confirme que esta dirección es suya.',
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    body: 'quiere iniciar sesión en Communitrak con esta dirección de correo a partir de ahora. Confirme que es suya.',
    confirm: 'Confirmar esta dirección',
    code: 'O escriba este código en la página donde lo pidió:',
    notYou:
      '¿No lo ha pedido? Entonces no confirme: quizá otra persona escribió su dirección. Sin su confirmación no cambia nada.',
    until: ({ hours }: Facts) => `El enlace y el código sirven durante ${hours} horas.`,
    usedSubject: 'Este correo ya tiene una cuenta de Communitrak',
    used: 'Alguien que tiene otra cuenta quiso usar este correo para ella. Pero esta dirección ya tiene una cuenta, así que nada ha cambiado.',
    usedTodo: 'Si fue usted: inicie sesión con esta dirección y su contraseña.',
    signIn: 'Iniciar sesión',
    forgot: '¿Olvidó la contraseña? Elija una nueva aquí:',
    usedReason: 'Si no fue usted, no tiene que hacer nada.',
  },
}

/** Proves the address somebody wants to sign in with from now on, by link or by code. */
export const confirmNewAddress: Template<'confirm new address'> = {
  subject: (facts, locale) => words[locale].subject(facts),
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter
        locale={locale}
        letterhead={ownLetterhead}
        preview={say.preview}
        reason={say.until(facts)}
      >
        <Words>{say.dear(facts)}</Words>
        <Words>{say.body}</Words>
        <Doing href={facts.confirmUrl} color={ownLetterhead.color}>
          {say.confirm}
        </Doing>
        <Words>{say.code}</Words>
        <Code>{facts.code}</Code>
        <Words>{say.notYou}</Words>
      </Letter>
    )
  },
}

/** Tells the owner of an address that another account wanted it, where only they read it. */
export const addressInUse: Template<'address in use'> = {
  subject: (_, locale) => words[locale].usedSubject,
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter
        locale={locale}
        letterhead={ownLetterhead}
        preview={say.usedSubject}
        reason={say.usedReason}
      >
        <Words>{say.used}</Words>
        <Words>{say.usedTodo}</Words>
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
