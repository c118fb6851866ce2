import type { Locale } from '#app/words/locale.ts'
import { type Say, sayIn } from '#app/words/words.ts'
import type { Deed } from '#domain/audit/deed.ts'
import type { NamedPerson } from '#domain/audit/name-people.ts'
import type { EventDoer, ShownEvent } from '#domain/audit/show-events.ts'
import { deedWords } from './deed-words.ts'
import { printContact, printDetails, type Reader } from './print-details.ts'
import { auditWords } from './words.ts'

/** An event in words. */
export type PrintedEvent = {
  id: string
  sentence: string
  who: string
  /** '' when it was done to nobody. */
  whom: string
  details: [name: string, fact: string][]
  from: string | null
  /** Who is named, each once, to look for. */
  people: { id: string; name: string }[]
  invitationId: string | null
}

/** Says an event in the language of a reader, with the time of the community. */
export function printEvent(event: ShownEvent, reader: Reader): PrintedEvent {
  const { locale } = reader
  const say = sayIn(locale, auditWords)
  const who = printDoer(event.by, say)
  const whom = printWhom(event, say)
  const doers = peopleOf(event.by)
  const people = [...doers, ...(event.to ? [event.to] : [])]
  return {
    id: event.id,
    sentence: sentenceOf(event, {
      who: event.by.kind === 'support' ? `${who},` : who,
      whom,
      locale,
    }),
    who,
    whom: event.to || event.isToGone || event.invitation ? whom : '',
    details: printDetails(event, reader),
    from: event.from,
    people: [...new Map(people.map(({ id, name }) => [id, { id, name }])).values()],
    invitationId: event.invitation?.id ?? null,
  }
}

type Said = { who: string; whom: string; locale: Locale }

function sentenceOf(event: ShownEvent, { who, whom, locale }: Said): string {
  const { deed, facts } = event
  const say = sayIn(locale, auditWords)
  if (!isKnown(deed)) return `${who}: ${say('newer', { deed })}`
  const name = facts.name ?? facts.askedBy
  const sentence = sayIn(locale, deedWords)(deed, {
    who,
    whom: whom || 'none',
    merged: event.merged ?? say('somebody'),
    name: typeof name === 'string' ? name : 'none',
    home: event.home ?? 'none',
    file: event.file ?? 'none',
    day: typeof facts.lastDay === 'string' ? printDay(facts.lastDay, locale) : 'none',
    count: Number(facts.count ?? facts.voided ?? facts.days ?? 0),
    about: aboutOf(facts),
  })
  return locale === 'es' ? contracted(sentence, whom) : sentence
}

/** In Spanish, `de` and `a` are one word with the article of a pass; people keep the names they have. */
function contracted(sentence: string, whom: string): string {
  if (!whom.startsWith('el ')) return sentence
  const pass = whom.slice('el '.length)
  return sentence.replaceAll(` de ${whom}`, ` del ${pass}`).replaceAll(` a ${whom}`, ` al ${pass}`)
}

function isKnown(deed: string): deed is Deed {
  return Object.hasOwn(deedWords.en, deed)
}

/** What tells kinds of one deed apart, as one word. */
function aboutOf(facts: ShownEvent['facts']): string {
  if (facts.sent === false) return 'unsent'
  if (facts.forHomes === true) return 'homes'
  if (facts.addedHome === true) return 'added_home'
  if ('instead' in facts) return 'new'
  const { because, outcome, channel, told, reason, reminds, asked, preference } = facts
  const about =
    because ?? outcome ?? channel ?? told ?? reason ?? reminds ?? asked ?? preference ?? 'none'
  return String(about).replaceAll(' ', '_')
}

/** Of support, the leader for whom it acted. */
function peopleOf(by: EventDoer): NamedPerson[] {
  if (by.kind === 'member') return [by]
  return by.kind === 'support' && by.leader ? [by.leader] : []
}

function printDoer(by: EventDoer, say: Say<keyof (typeof auditWords)['en']>): string {
  if (by.kind === 'member') return printPerson(by, say)
  if (by.kind !== 'support') return say(by.kind)
  const leader = by.leader ? printPerson(by.leader, say) : say('gone')
  return say('supportFor', { agent: by.agent, leader })
}

function printPerson({ name, hasLeft }: NamedPerson, say: Say<'left'>): string {
  return hasLeft ? say('left', { name }) : name
}

type WhomWord = 'left' | 'goneTo' | 'pass' | 'somebody'

/**
 * To whom it was done, also where their record was taken back; of an open code, where it was sent or what it
 * stands on. '' for nobody.
 */
function printWhom({ to, isToGone, invitation, facts }: ShownEvent, say: Say<WhomWord>) {
  if (to) return printPerson(to, say)
  if (typeof facts.recipient === 'string') return printContact(facts.recipient)
  if (isToGone) return invitation?.contactName ?? say('goneTo')
  if (!invitation) return ''
  const { contactName, contact, serial } = invitation
  if (serial !== null) return say('pass', { serial })
  return contactName ?? (contact ? printContact(contact) : say('somebody'))
}

/** A day of a calendar, `2026-11-30`, as people write it. */
function printDay(day: string, locale: Locale): string {
  const asUtc = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(asUtc.getTime())) return day
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(asUtc)
}
