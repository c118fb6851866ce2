import { Doing, Letter, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

type Facts = FactsOf<'welcome'>

const words = {
  en: {
    subject: ({ community }: Facts) => `Welcome to ${community.name}`,
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    body: ({ community }: Facts) =>
      `you are now a member of ${community.name}. From today you can sign in with your e-mail address and your password.`,
    go: ({ community }: Facts) => `Open ${community.name}`,
    reason: 'You get this message because you have just joined.',
  },
  es: {
    subject: ({ community }: Facts) => `Le damos la bienvenida a ${community.name}`,
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    body: ({ community }: Facts) =>
      `ya es miembro de ${community.name}. Desde hoy puede entrar con su correo electrónico y su contraseña.`,
    go: ({ community }: Facts) => `Abrir ${community.name}`,
    reason: 'Recibe este mensaje porque acaba de entrar.',
  },
}

/** Sent when somebody has joined. */
export const welcome: Template<'welcome'> = {
  subject: (facts, locale) => words[locale].subject(facts),
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter
        locale={locale}
        letterhead={facts.community}
        preview={say.subject(facts)}
        reason={say.reason}
      >
        <Words>{say.dear(facts)}</Words>
        <Words>{say.body(facts)}</Words>
        <Doing href={facts.homeUrl} color={facts.community.color}>
          {say.go(facts)}
        </Doing>
      </Letter>
    )
  },
}
