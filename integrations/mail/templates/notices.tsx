import type { Locale } from '../mail.ts'
import type { NoticeFacts } from '../message.ts'
import { Doing, Letter, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

/** What stands for an address or home that the reader's role does not show. */
const hidden = {
  en: {
    address: 'an address that your role does not show',
    home: 'a home that your role does not show',
  },
  es: {
    address: 'una dirección que su rol no muestra',
    home: 'una vivienda que su rol no muestra',
  },
}

const words = {
  en: {
    'joined with default role': ({ memberName }: NoticeFacts) =>
      `${memberName} has joined with the default role: whoever invited them may no longer grant the role that was intended. You can change it on their profile.`,
    'asked a leader': ({ askedBy, memberName }: NoticeFacts) =>
      `Someone who signs in with ${askedBy ?? hidden.en.address} holds the invitation of ${memberName} and asks you for help. If they are the same person, open the invitation under Invite Status and choose Fix Address: it then goes to this address.`,
    'home to confirm': ({ memberName, home }: NoticeFacts) =>
      `${memberName} has used an access code and says that they live at ${home ?? hidden.en.home}. Please confirm it, choose another home, or decline.`,
    'asked to join group': ({ memberName, group }: NoticeFacts) =>
      `${memberName} asks to join the group ${group}, which nobody runs any more. You find it under Groups.`,
    'asked for a new invitation': ({ memberName, askedBy, home }: NoticeFacts) =>
      `${memberName ?? askedBy ?? home ?? 'Somebody'} has an invitation that has run out, and would like a new one.`,
    'asked to join': ({ askedBy, home }: NoticeFacts) =>
      `${askedBy} has no access code and asks to be let in: they say that they live at ${home ?? hidden.en.home}. Please approve, link or decline the request.`,
    'moved out': ({ memberName, home }: NoticeFacts) =>
      memberName
        ? `The last day of ${memberName} at ${home ?? hidden.en.home} is over, as planned: what ends with it has ended. You find it under Properties, and can undo it for 30 days.`
        : `The last day of those who lived at ${home ?? hidden.en.home} is over, as planned: what ends with it has ended. You find it under Properties, and can undo it for 30 days.`,
    'left community': ({ memberName }: NoticeFacts) =>
      `${memberName} has left the community. Their record stays, under Inactive; invited again, they are the same member.`,
    subject: (community: string) => `Something for you to look at in ${community}`,
    dailySubject: (community: string) => `Today in ${community}`,
    open: 'Open the notices',
    reason:
      'You get this message because you are a Community Leader. On the home page you can choose to hear of notices at once or once a day.',
  },
  es: {
    'joined with default role': ({ memberName }: NoticeFacts) =>
      `${memberName} se ha unido con el rol habitual: quien le invitó ya no puede dar el rol previsto. Puede cambiarlo en su perfil.`,
    'asked a leader': ({ askedBy, memberName }: NoticeFacts) =>
      `Una persona que inicia sesión con ${askedBy ?? hidden.es.address} tiene la invitación de ${memberName} y le pide ayuda. Si es la misma persona, abra la invitación en Estado de las invitaciones y elija Corregir la dirección: así le llega allí.`,
    'home to confirm': ({ memberName, home }: NoticeFacts) =>
      `${memberName} ha usado un código de acceso y dice que vive en ${home ?? hidden.es.home}. Confírmelo, elija otra casa o rechácelo.`,
    'asked to join group': ({ memberName, group }: NoticeFacts) =>
      `${memberName} quiere unirse al grupo ${group}, que ya no administra nadie. Lo encuentra en Grupos.`,
    'asked for a new invitation': ({ memberName, askedBy, home }: NoticeFacts) =>
      `${memberName ?? askedBy ?? home ?? 'Alguien'} tiene una invitación caducada y quiere una nueva.`,
    'asked to join': ({ askedBy, home }: NoticeFacts) =>
      `${askedBy} no tiene código de acceso y pide entrar: dice que vive en ${home ?? hidden.es.home}. Apruebe, vincule o rechace la solicitud.`,
    'moved out': ({ memberName, home }: NoticeFacts) =>
      memberName
        ? `Ha pasado el último día de ${memberName} en ${home ?? hidden.es.home}, como estaba previsto: lo que termina con él ha terminado. Lo encuentra en Propiedades y puede deshacerlo durante 30 días.`
        : `Ha pasado el último día de quienes vivían en ${home ?? hidden.es.home}, como estaba previsto: lo que termina con él ha terminado. Lo encuentra en Propiedades y puede deshacerlo durante 30 días.`,
    'left community': ({ memberName }: NoticeFacts) =>
      `${memberName} ha dejado la comunidad. Su ficha queda en Inactivos; si se le invita otra vez, será el mismo miembro.`,
    subject: (community: string) => `Algo que mirar en ${community}`,
    dailySubject: (community: string) => `Hoy en ${community}`,
    open: 'Abrir los avisos',
    reason:
      'Recibe este mensaje porque dirige la comunidad. En la página de inicio puede elegir recibir los avisos al momento o una vez al día.',
  },
}

function sayNotice(notice: NoticeFacts, locale: Locale): string {
  return words[locale][notice.kind](notice)
}

type Page = Pick<FactsOf<'notice'>, 'community' | 'homeUrl'>

function Page({ page, notices, locale }: { page: Page; notices: NoticeFacts[]; locale: Locale }) {
  const say = words[locale]
  return (
    <Letter
      locale={locale}
      letterhead={page.community}
      preview={sayNotice(notices[0]!, locale)}
      reason={say.reason}
    >
      {notices.map((notice, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a letter is rendered once
        <Words key={index}>{sayNotice(notice, locale)}</Words>
      ))}
      <Doing href={page.homeUrl} color={page.community.color}>
        {say.open}
      </Doing>
    </Letter>
  )
}

/** Tells a leader of one thing at once. */
export const notice: Template<'notice'> = {
  subject: ({ community }, locale) => words[locale].subject(community.name),
  letter: (facts, locale) => <Page page={facts} notices={[facts.notice]} locale={locale} />,
}

/** Tells a leader once a day of all there was. */
export const dailyNotices: Template<'daily notices'> = {
  subject: ({ community }, locale) => words[locale].dailySubject(community.name),
  letter: (facts, locale) => <Page page={facts} notices={facts.notices} locale={locale} />,
}
