import { SegmentedMessage } from 'sms-segments-calculator'
import { foldIntoGsm } from './gsm.ts'
import type { TextEnvelope, TextMessage } from './texts.ts'

/** The most parts a text is sent in: each is paid for, and some telephones lose the order of many. */
export const mostSegments = 3

/** What a text says, and in how many parts it goes. */
export type WordedText = { text: string; segments: number }

/** How a text names people: who is greeted, or nobody, and whose neighbours write, or no community. */
type Names = { firstName: string; communityName: string }

const words = {
  en: {
    invitation: (community: string) =>
      `your neighbours${community && ` of ${community}`} are online. Join with your own link:`,
    reminder: (community: string) =>
      `your invitation${community && ` to ${community}`} is still waiting:`,
    stop: 'Reply STOP to get no more.',
  },
  es: {
    invitation: (community: string) =>
      `sus vecinos${community && ` de ${community}`} ya están en línea. Puede unirse con su enlace:`,
    reminder: (community: string) =>
      `su invitación${community && ` a ${community}`} le sigue esperando:`,
    stop: 'Responda STOP para no recibir más.',
  },
}

/**
 * What a text says, in at most three parts. The link stands in it whole: where the names are too long for
 * that, they are shortened, and left out at last. Accents that the small alphabet of telephones (GSM 03.38)
 * lacks are folded, since a single other letter halves what fits into a part; names in other scripts stay.
 */
export function wordText(
  message: TextMessage,
  { locale }: Pick<TextEnvelope, 'locale'>,
): WordedText {
  const { firstName, communityName } = message
  const full = { firstName: evenOut(firstName ?? ''), communityName: evenOut(communityName) }
  let worded = word(message, { locale, names: full })
  for (const names of shorter(full)) {
    if (worded.segments <= mostSegments) break
    worded = word(message, { locale, names })
  }
  return worded
}

function word(
  { template, joinUrl }: TextMessage,
  { locale, names }: { locale: TextEnvelope['locale']; names: Names },
): WordedText {
  const say = words[locale]
  const sentence = say[template](names.communityName)
  const greeting = names.firstName
    ? `${names.firstName}, ${sentence}`
    : sentence.charAt(0).toUpperCase() + sentence.slice(1)
  const text = `${foldIntoGsm(greeting)} ${joinUrl} ${foldIntoGsm(say.stop)}`
  return { text, segments: new SegmentedMessage(text).segmentsCount }
}

/** First the person's name gives way, then the community's, bit by bit, until neither is left. */
function* shorter(full: Names): Generator<Names> {
  const firstName = cut(full.firstName, 12)
  for (const length of [120, 80, 60, 45, 30, 20, 12])
    yield { firstName, communityName: cut(full.communityName, length) }
  yield { firstName: '', communityName: cut(full.communityName, 12) }
  yield { firstName: '', communityName: '' }
}

function cut(name: string, length: number): string {
  const signs = [...name]
  return signs.length <= length
    ? name
    : `${signs
        .slice(0, length - 3)
        .join('')
        .trimEnd()}...`
}

/** A text is one line. */
function evenOut(name: string): string {
  return name.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}
