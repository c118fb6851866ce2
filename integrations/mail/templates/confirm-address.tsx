import { Code, Doing, Letter, ownLetterhead, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

type Facts = FactsOf<'confirm address'>

const words = {
  en: {
    subject: ({ code }: Facts) => `${code} is your Communitrak code`,
    preview: 'Confirm your e-mail address to finish.',
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    body: ({ communityName }: Facts) =>
      `one more step for ${communityName}: please confirm that this e-mail address is yours.`,
    confirm: 'Confirm my e-mail',
    code: 'Or type this code on the page where you signed up:',
    notYou:
      'You did not ask for this? Then do not confirm: somebody else may have typed your address. Without your confirmation no account is made.',
    reason: 'The link and the code work for seven days.',
  },
  es: {
    subject: ({ code }: Facts) => `${code} es su código de Communitrak`,
    preview: 'Confirme su correo electrónico para terminar.',
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    body: ({ communityName }: Facts) =>
      `falta un paso para ${communityName}: confirme que esta dirección de correo es suya.`,
    confirm: 'Confirmar mi correo',
    code: 'O escriba este código en la página donde se registró:',
    notYou:
      '¿No lo ha pedido? Entonces no confirme: quizá otra persona escribió su dirección. Sin su confirmación no se crea ninguna cuenta.',
    reason: 'El enlace y el código sirven durante siete días.',
  },
}

/** Proves the address of somebody who signs up, by link or by code. */
export const confirmAddress: Template<'confirm address'> = {
  subject: (facts, locale) => words[locale].subject(facts),
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter locale={locale} letterhead={ownLetterhead} preview={say.preview} reason={say.reason}>
        <Words>{say.dear(facts)}</Words>
        <Words>{say.body(facts)}</Words>
        <Doing href={facts.verifyUrl} color={ownLetterhead.color}>
          {say.confirm}
        </Doing>
        <Words>{say.code}</Words>
        <Code>{facts.code}</Code>
        <Words>{say.notYou}</Words>
      </Letter>
    )
  },
}
