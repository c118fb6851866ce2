import { Code, Doing, Letter, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

type Facts = FactsOf<'invitation'>

const words = {
  en: {
    subject: ({ community }: Facts) => `Your invitation to ${community.name}`,
    preview: ({ firstName }: Facts) => `${firstName}, your neighbours are expecting you.`,
    dear: ({ firstName }: Facts) => `Dear ${firstName},`,
    opening: ({ inviterName, community }: Facts) =>
      inviterName
        ? `${inviterName} invites you to ${community.name} online.`
        : `You are invited to ${community.name} online.`,
    home: ({ address }: Facts) => `This invitation is for your home at ${address}.`,
    join: ({ community }: Facts) => `Join ${community.name}`,
    typing: 'Or go to this page and type your access code:',
    personal: 'The code works once, and only for you. Please do not pass it on.',
    until: ({ until }: Facts) => `It is valid until ${until}.`,
    reason: ({ community }: Facts) =>
      `You get this message because ${community.name} listed you as one of its residents. If that is a mistake, simply ignore it.`,
  },
  es: {
    subject: ({ community }: Facts) => `Su invitación a ${community.name}`,
    preview: ({ firstName }: Facts) => `${firstName}, sus vecinos le esperan.`,
    dear: ({ firstName }: Facts) => `Hola, ${firstName}:`,
    opening: ({ inviterName, community }: Facts) =>
      inviterName
        ? `${inviterName} le invita a ${community.name} en línea.`
        : `Tiene una invitación a ${community.name} en línea.`,
    home: ({ address }: Facts) => `Esta invitación es para su casa en ${address}.`,
    join: ({ community }: Facts) => `Entrar en ${community.name}`,
    typing: 'O abra esta página y escriba su código de acceso:',
    personal: 'El código sirve una sola vez y solo para usted. No lo comparta, por favor.',
    until: ({ until }: Facts) => `Es válido hasta el ${until}.`,
    reason: ({ community }: Facts) =>
      `Recibe este mensaje porque ${community.name} le tiene en su lista de residentes. Si es un error, no haga nada.`,
  },
}

/** The invitation with its link and its code. */
export const invitation: Template<'invitation'> = {
  subject: (facts, locale) => words[locale].subject(facts),
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter
        locale={locale}
        letterhead={facts.community}
        preview={say.preview(facts)}
        reason={say.reason(facts)}
      >
        <Words>{say.dear(facts)}</Words>
        <Words>
          {say.opening(facts)} {facts.address && say.home(facts)}
        </Words>
        <Doing href={facts.joinUrl} color={facts.community.color}>
          {say.join(facts)}
        </Doing>
        <Words>
          {say.typing} <a href={facts.typeUrl}>{facts.typeUrl}</a>
        </Words>
        <Code>{facts.code}</Code>
        <Words>
          {say.personal} {facts.until && say.until(facts)}
        </Words>
      </Letter>
    )
  },
}
