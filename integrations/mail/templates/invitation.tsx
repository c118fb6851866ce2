import type { Envelope, Locale } from '../mail.ts'
import type { InvitationFacts } from '../message.ts'
import { Code, Doing, Letter, WebAddress, Words } from './layout.tsx'
import type { Template } from './template.ts'

type Facts = InvitationFacts & Pick<Envelope, 'unsubscribeUrl'>

const words = {
  en: {
    subject: ({ community }: Facts) => `Your invitation to ${community.name}`,
    preview: ({ firstName }: Facts) =>
      firstName
        ? `${firstName}, your neighbours are expecting you.`
        : 'Your neighbours are expecting you.',
    dear: ({ firstName }: Facts) => (firstName ? `Dear ${firstName},` : 'Dear neighbour,'),
    opening: ({ inviterName, community }: Facts) =>
      inviterName
        ? `${inviterName} invites you to ${community.name} online.`
        : `You are invited to ${community.name} online.`,
    reminderSubject: ({ community }: Facts) => `${community.name} is still expecting you`,
    reminding: ({ community }: Facts) =>
      `Your neighbours are meeting online, and your invitation to ${community.name} is still waiting for you.`,
    home: ({ address }: Facts) => `This invitation is for your home at ${address}.`,
    household:
      'One invitation is enough for your household: whoever joins first can invite the others.',
    join: ({ community }: Facts) => `Join ${community.name}`,
    typing: 'Or go to this page and type your access code:',
    personal: 'The code works once, and only for you. Please do not pass it on.',
    open: 'The code works once, for your household. Please do not pass it on.',
    until: ({ until }: Facts) => `It is valid until ${until}.`,
    opens: ({ community, opens }: Facts) =>
      opens?.on
        ? `You can join now. ${community.name} opens on ${opens.on}, and your account will be ready by then.`
        : `You can join now. ${community.name} opens a little later, and your account will be ready by then.`,
    reason: ({ isGuest, inviterName, community }: Facts) =>
      isGuest && inviterName
        ? `You get this message because ${inviterName} invited you into their household in ${community.name}. If that is a mistake, simply ignore it.`
        : `You get this message because ${community.name} listed you as one of its residents. If that is a mistake, simply ignore it.`,
    unsubscribe: 'No more of these messages, please',
  },
  es: {
    subject: ({ community }: Facts) => `Su invitación a ${community.name}`,
    preview: ({ firstName }: Facts) =>
      firstName ? `${firstName}, sus vecinos le esperan.` : 'Sus vecinos le esperan.',
    dear: ({ firstName }: Facts) => (firstName ? `Hola, ${firstName}:` : 'Hola:'),
    opening: ({ inviterName, community }: Facts) =>
      inviterName
        ? `${inviterName} le invita a ${community.name} en línea.`
        : `Tiene una invitación a ${community.name} en línea.`,
    reminderSubject: ({ community }: Facts) => `En ${community.name} todavía le esperan`,
    reminding: ({ community }: Facts) =>
      `Sus vecinos ya se encuentran en línea, y su invitación a ${community.name} le sigue esperando.`,
    home: ({ address }: Facts) => `Esta invitación es para su casa en ${address}.`,
    household: 'Basta una invitación por hogar: quien se una primero puede invitar a los demás.',
    join: ({ community }: Facts) => `Unirse a ${community.name}`,
    typing: 'O abra esta página y escriba su código de acceso:',
    personal: 'El código sirve una sola vez y solo para usted. No lo comparta, por favor.',
    open: 'El código sirve una sola vez, para su hogar. No lo comparta, por favor.',
    until: ({ until }: Facts) => `Es válido hasta el ${until}.`,
    opens: ({ community, opens }: Facts) =>
      opens?.on
        ? `Puede unirse ya. ${community.name} abre el ${opens.on}, y su cuenta estará lista para entonces.`
        : `Puede unirse ya. ${community.name} abrirá un poco más tarde, y su cuenta estará lista para entonces.`,
    reason: ({ isGuest, inviterName, community }: Facts) =>
      isGuest && inviterName
        ? `Recibe este mensaje porque ${inviterName} le invitó a su hogar en ${community.name}. Si es un error, no haga nada.`
        : `Recibe este mensaje porque ${community.name} le tiene en su lista de residentes. Si es un error, no haga nada.`,
    unsubscribe: 'No quiero recibir más mensajes como este',
  },
}

/** The invitation with its link and its code. */
export const invitation: Template<'invitation'> = {
  subject: (facts, locale) => words[locale].subject(facts),
  letter: (facts, locale) => <Invitation facts={facts} locale={locale} opening="opening" />,
}

/** The same invitation, some days later. */
export const reminder: Template<'reminder'> = {
  subject: (facts, locale) => words[locale].reminderSubject(facts),
  letter: (facts, locale) => <Invitation facts={facts} locale={locale} opening="reminding" />,
}

type InvitationProps = { facts: Facts; locale: Locale; opening: 'opening' | 'reminding' }

function Invitation({ facts, locale, opening }: InvitationProps) {
  const say = words[locale]
  return (
    <Letter
      locale={locale}
      letterhead={facts.community}
      preview={say.preview(facts)}
      reason={say.reason(facts)}
      wayOut={facts.unsubscribeUrl ? { href: facts.unsubscribeUrl, words: say.unsubscribe } : null}
    >
      <Words>{say.dear(facts)}</Words>
      <Words>
        {say[opening](facts)} {facts.address && say.home(facts)}{' '}
        {!facts.isPersonal && say.household}
      </Words>
      {facts.opens && <Words>{say.opens(facts)}</Words>}
      <Doing href={facts.joinUrl} color={facts.community.color}>
        {say.join(facts)}
      </Doing>
      <Words>
        {say.typing} <WebAddress href={facts.typeUrl} />
      </Words>
      <Code>{facts.code}</Code>
      <Words>
        {facts.isPersonal ? say.personal : say.open} {facts.until && say.until(facts)}
      </Words>
    </Letter>
  )
}
