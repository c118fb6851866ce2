import type { RequestFacts } from '../mail.ts'
import { Doing, Letter, Words } from './layout.tsx'
import type { Template } from './template.ts'

const words = {
  en: {
    dear: ({ firstName }: RequestFacts) => `Dear ${firstName},`,
    reason: ({ community }: RequestFacts) =>
      `You get this message because somebody has asked to be let into ${community.name} in your name.`,
    member: ({ community }: RequestFacts) => `You are a member of ${community.name} already`,
    memberBody: ({ community }: RequestFacts) =>
      `somebody with your name has asked to be let into ${community.name}. If it was you: you have joined already, with this e-mail address. Just sign in.`,
    memberNext:
      'If you have forgotten your password, you can choose a new one on that page. If it was not you, there is nothing to do.',
    memberGo: 'Sign in',
    declined: ({ community }: RequestFacts) => `About your request to join ${community.name}`,
    declinedBody: ({ community }: RequestFacts) =>
      `thank you for asking. The Community Leaders of ${community.name} could not let you in with what they know.`,
    declinedNext:
      'If you live there, please speak to your board or your management company: they can give you an access code at any time.',
    declinedGo: 'I have an access code',
  },
  es: {
    dear: ({ firstName }: RequestFacts) => `Hola, ${firstName}:`,
    reason: ({ community }: RequestFacts) =>
      `Recibe este mensaje porque alguien ha pedido entrar en ${community.name} en su nombre.`,
    member: ({ community }: RequestFacts) => `Ya es miembro de ${community.name}`,
    memberBody: ({ community }: RequestFacts) =>
      `alguien con su nombre ha pedido entrar en ${community.name}. Si fue usted: ya es miembro, con este correo electrónico. Solo tiene que entrar.`,
    memberNext:
      'Si ha olvidado su contraseña, puede elegir otra en esa página. Si no fue usted, no tiene que hacer nada.',
    memberGo: 'Entrar',
    declined: ({ community }: RequestFacts) =>
      `Sobre su solicitud para entrar en ${community.name}`,
    declinedBody: ({ community }: RequestFacts) =>
      `gracias por escribirnos. Quienes dirigen ${community.name} no han podido darle acceso con lo que saben.`,
    declinedNext:
      'Si vive allí, hable con su junta o su administración: pueden darle un código de acceso en cualquier momento.',
    declinedGo: 'Tengo un código de acceso',
  },
}

type Say = (typeof words)['en']
type Kind = 'member' | 'declined'

function Body({ facts, say, kind }: { facts: RequestFacts; say: Say; kind: Kind }) {
  return (
    <>
      <Words>{say.dear(facts)}</Words>
      <Words>{say[`${kind}Body`](facts)}</Words>
      <Words>{say[`${kind}Next`]}</Words>
      <Doing href={facts.url} color={facts.community.color}>
        {say[`${kind}Go`]}
      </Doing>
    </>
  )
}

/** Sent to a member in whose name somebody asks to be let in; most have forgotten that they joined. */
export const memberAlready: Template<'member already'> = {
  subject: (facts, locale) => words[locale].member(facts),
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter
        locale={locale}
        letterhead={facts.community}
        preview={say.member(facts)}
        reason={say.reason(facts)}
      >
        <Body facts={facts} say={say} kind="member" />
      </Letter>
    )
  },
}

/** Sent when a leader has declined a join request, and wants the person to know. */
export const joinRequestDeclined: Template<'join request declined'> = {
  subject: (facts, locale) => words[locale].declined(facts),
  letter: (facts, locale) => {
    const say = words[locale]
    return (
      <Letter
        locale={locale}
        letterhead={facts.community}
        preview={say.declined(facts)}
        reason={say.reason(facts)}
      >
        <Body facts={facts} say={say} kind="declined" />
      </Letter>
    )
  },
}
