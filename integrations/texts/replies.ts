import { foldIntoGsm } from './gsm.ts'

/** What we answer to a text: who we are, that texts have ended, or that nobody reads the number. */
export type Reply = 'help' | 'stopped' | 'nobody here'

const replies: Record<'en' | 'es', Record<Reply, (publicUrl: string) => string>> = {
  en: {
    help: (publicUrl) =>
      `Communitrak texts invitations for homeowners' communities. Questions? Ask your board, or see ${publicUrl}. Reply STOP to get no more.`,
    stopped: () =>
      'Communitrak: you will get no more texts from us. Reply START to get them again.',
    'nobody here': () =>
      "Nobody reads this number. Please ask your community's board. Reply STOP to get no more texts. Nadie lee este número.",
  },
  es: {
    help: (publicUrl) =>
      `Communitrak envía invitaciones de comunidades de vecinos. ¿Preguntas? Hable con su junta o vea ${publicUrl}. Responda STOP para no recibir más.`,
    stopped: () =>
      'Communitrak: no recibirá más mensajes. Responda START para recibirlos otra vez.',
    'nobody here': () =>
      'Nadie lee este número. Pregunte a la junta de su comunidad. Responda STOP para no recibir más mensajes.',
  },
}

/** An answer to a text as Twilio reads it (TwiML, https://www.twilio.com/docs/messaging/twiml); null: none. */
export function twimlReply(
  reply: Reply | null,
  { locale, publicUrl }: { locale: 'en' | 'es'; publicUrl: string },
): string {
  const words = reply && foldIntoGsm(replies[locale][reply](publicUrl))
  const message = words ? `<Message>${escapeXml(words)}</Message>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${message}</Response>`
}

function escapeXml(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
