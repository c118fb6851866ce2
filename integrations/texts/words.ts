import type { TextEnvelope, TextMessage } from './texts.ts'

const words = {
  en: {
    invitation: (name: string, { communityName: c }: TextMessage) =>
      `${name}your neighbours of ${c} are online. Join with your own link:`,
    reminder: (name: string, { communityName: c }: TextMessage) =>
      `${name}your invitation to ${c} is still waiting:`,
    stop: 'Reply STOP to get no more.',
  },
  es: {
    invitation: (name: string, { communityName: c }: TextMessage) =>
      `${name}sus vecinos de ${c} ya se encuentran en linea. Entre con su propio enlace:`,
    reminder: (name: string, { communityName: c }: TextMessage) =>
      `${name}su invitacion a ${c} le sigue esperando:`,
    stop: 'Responda STOP para no recibir mas.',
  },
}

/** What a text says. */
export function textWords(message: TextMessage, { locale }: Pick<TextEnvelope, 'locale'>): string {
  const say = words[locale]
  const name = message.firstName ? `${message.firstName}, ` : ''
  return `${say[message.template](name, message)} ${message.joinUrl} ${say.stop}`
}
