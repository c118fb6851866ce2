import type { Db } from '#database/connect.ts'
import { optIn, optOut } from './text-opt-outs.ts'

/** What somebody wants who answers our number. */
export type Heard = 'stop' | 'start' | 'help' | 'something else'

/** What was heard, and the language it was said in, as far as one word tells. */
export type HeardText = { heard: Heard; locale: 'en' | 'es' }

/**
 * The words carriers require to be understood (CTIA Messaging Principles, 5.1.3; 47 CFR 64.1200(a)(10)),
 * and their Spanish sisters.
 */
const known = new Map<string, HeardText>([
  ...all('stop', 'en', 'stop|stopall|stop all|unsubscribe|cancel|end|quit|revoke'),
  ...all('start', 'en', 'start|yes|unstop'),
  ...all('help', 'en', 'help|info'),
  ...all('stop', 'es', 'alto|parar|pare|basta|baja|cancelar|detener|no mas'),
  ...all('start', 'es', 'iniciar|comenzar|empezar|alta'),
  ...all('help', 'es', 'ayuda|informacion'),
])

function all(heard: Heard, locale: 'en' | 'es', words: string): [string, HeardText][] {
  return words.split('|').map((word) => [word, { heard, locale }])
}

/** Whatever follows these is meant as a stop too, as long as it is short. */
const firmly = /^(?:please )?(stop|stopall|unsubscribe|opt out|optout|alto|parar)\b/
const longestFirm = 5

/** Understands one text as people write it: any case, with accents, full stops and thanks. */
export function understandText(said: string): HeardText {
  const words = said
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const [, firm] = firmly.exec(words) ?? []
  const isShort = words.split(' ').length <= longestFirm
  const { locale = 'en' } = known.get(firm ?? '') ?? {}
  const meant: HeardText = firm && isShort ? { heard: 'stop', locale } : nothingKnown
  return known.get(words) ?? meant
}

const nothingKnown: HeardText = { heard: 'something else', locale: 'en' }

/**
 * Hears what a number answered: STOP ends texts to it from every community, START lets them come again.
 * `from` is in E.164 form; anything else (short codes, names) is understood and not remembered. Hearing
 * the same twice changes nothing.
 */
export async function hearText(
  db: Db,
  { from, said }: { from: string; said: string },
): Promise<HeardText> {
  const understood = understandText(said)
  if (!/^\+[1-9]\d{7,14}$/.test(from)) return understood
  if (understood.heard === 'stop') await optOut(db, from)
  if (understood.heard === 'start') await optIn(db, from)
  return understood
}
