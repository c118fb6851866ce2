import { plainLetter } from './plain-letter.tsx'
import type { FactsOf } from './template.ts'

type Facts = FactsOf<'welcome'>

const words = {
  en: {
    subject: ({ community }: Facts) => `Welcome to ${community.name}`,
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    body: ({ community }: Facts) =>
      `you are now a member of ${community.name}. From today you can sign in with your e-mail address and your password.`,
    waits: ({ community, opens }: Facts) =>
      opens?.on
        ? `you are now a member of ${community.name}, and your account is ready. The community opens on ${opens.on}; from then on you can sign in with your e-mail address and your password.`
        : `you are now a member of ${community.name}, and your account is ready. The community opens a little later; then you can sign in with your e-mail address and your password.`,
    go: ({ community }: Facts) => `Open ${community.name}`,
    reason: 'You get this message because you have just joined.',
  },
  es: {
    subject: ({ community }: Facts) => `Le damos la bienvenida a ${community.name}`,
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    body: ({ community }: Facts) =>
      `ya es miembro de ${community.name}. Desde hoy puede iniciar sesión con su correo electrónico y su contraseña.`,
    waits: ({ community, opens }: Facts) =>
      opens?.on
        ? `ya es miembro de ${community.name}, y su cuenta está lista. La comunidad abre el ${opens.on}; desde entonces podrá iniciar sesión con su correo electrónico y su contraseña.`
        : `ya es miembro de ${community.name}, y su cuenta está lista. La comunidad abre un poco más tarde; entonces podrá iniciar sesión con su correo electrónico y su contraseña.`,
    go: ({ community }: Facts) => `Abrir ${community.name}`,
    reason: 'Recibe este mensaje porque acaba de unirse.',
  },
}

/** Sent when somebody has joined. */
export const welcome = plainLetter<'welcome'>((facts, locale) => {
  const say = words[locale]
  return {
    letterhead: facts.community,
    subject: say.subject(facts),
    paragraphs: [say.dear(facts), facts.opens ? say.waits(facts) : say.body(facts)],
    ...(!facts.opens && { doing: { href: facts.homeUrl, words: say.go(facts) } }),
    reason: say.reason,
  }
})
