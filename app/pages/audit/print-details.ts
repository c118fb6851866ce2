import { permissionWords } from '#app/permission-words.ts'
import type { Locale } from '#app/words/locale.ts'
import { momentsIn } from '#app/words/moments.ts'
import { type Say, sayIn } from '#app/words/words.ts'
import type { ShownEvent } from '#domain/audit/show-events.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { permissions } from '#domain/roles/permission.ts'
import { auditWords } from './words.ts'

type Word = keyof (typeof auditWords)['en']

/** Facts that are said as they are, by the word that names them. */
const plainFacts = {
  from: 'before',
  was: 'before',
  before: 'before',
  to: 'after',
  is: 'after',
  rows: 'rows',
  why: 'reason',
  purpose: 'purpose',
} as const satisfies Record<string, Word>

/** Facts that are so or not. */
const choices = [
  'showEmail',
  'showPhone',
  'showPhoto',
  'toldByText',
  'consented',
  'leftCommunity',
] as const satisfies readonly Word[]

/** Who reads the log, and the time zone of whose log it is. */
export type Reader = { locale: Locale; timeZone: string }

/** What else an event tells, as names and facts; ids and what the sentence says already are left out. */
export function printDetails({ facts, home, file }: ShownEvent, reader: Reader) {
  const { locale } = reader
  const say = sayIn(locale, auditWords)
  const plain = Object.entries(plainFacts)
    .filter(([fact]) => isPlain(facts[fact]))
    .map(([fact, word]) => [say(word), printPlain(facts, fact, reader)])
  const chosen = choices
    .filter((choice) => typeof facts[choice] === 'boolean')
    .map((choice) => [say(choice), say(facts[choice] ? 'yes' : 'no')])
  const others = [
    [say('changed'), printChanged(facts.changed, say)],
    [say('skipped'), Array.isArray(facts.skipped) ? String(facts.skipped.length) : ''],
    [say('removedPeople'), removedPeople(facts.removed)],
    [say('added'), printPermissions(facts.added, locale)],
    [say('removed'), printPermissions(facts.removed, locale)],
    [say('home'), home ?? ''],
    [say('file'), file ?? ''],
  ].filter(([, fact]) => fact !== '' && fact !== '0')
  return [...plain, ...chosen, ...others] as [string, string][]
}

function isPlain(fact: unknown): boolean {
  return (typeof fact === 'string' && fact !== '') || typeof fact === 'number'
}

/** What preferences are set to, where the log keeps it as a word of its own and not as people typed it. */
const choicesOfPreferences: Record<string, Record<string, Word>> = {
  language: { en: 'english', es: 'spanish' },
  'invitation days': { 'no end': 'noEnd' },
  'open codes': { 'leaders confirm': 'leadersConfirm', 'join at once': 'joinAtOnce' },
}

/** What a fact was or is, in the reader's words where it is one of ours. */
function printPlain(
  facts: ShownEvent['facts'],
  fact: string,
  { locale, timeZone }: Reader,
): string {
  const say = sayIn(locale, auditWords)
  const value = String(facts[fact])
  const preference = String(facts.preference)
  const word = choicesOfPreferences[preference]?.[value]
  if (word) return say(word)
  if (preference === 'invitation days') return say('days', { count: Number(value) })
  return isMoment(value) ? momentsIn(locale, timeZone)(new Date(value)) : printContact(value)
}

/** Whether a fact was kept as a moment (ISO 8601, UTC). */
function isMoment(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
}

/** An e-mail address as it is, a number as people of its country write it; anything else too. */
export function printContact(contact: string): string {
  return /^\+\d+$/.test(contact) ? printPhone(contact) : contact
}

function printChanged(changed: unknown, say: Say<'name' | 'email' | 'phone'>): string {
  if (!Array.isArray(changed)) return ''
  const known = (['name', 'email', 'phone'] as const).filter((one) => changed.includes(one))
  return known.map((one) => say(one)).join(', ')
}

function printPermissions(named: unknown, locale: Locale): string {
  if (!Array.isArray(named)) return ''
  const known = permissions.filter((one) => named.includes(one))
  return known.map((one) => sayIn(locale, permissionWords)(one)).join(', ')
}

function removedPeople(removed: unknown): string {
  if (typeof removed !== 'object' || removed === null || !('members' in removed)) return ''
  return String(removed.members)
}
