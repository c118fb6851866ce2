import { readPastedList } from '#domain/contacts/read-pasted-list.ts'
import type { Addressee } from '#domain/invitations/invite-addresses.ts'
import { newId } from '#domain/new-id.ts'

/** The entries of a list as somebody pastes it. */
export function pasted(text: string) {
  const list = readPastedList(text)
  if (!list.ok) throw new Error(list.refusal.because)
  return list.value
}

/** A reviewed list of everyone in a text who has an address; every call is a new submission. */
export function aList(text: string) {
  const addressees = pasted(text).flatMap(({ email, name }): Addressee[] =>
    email ? [{ email, name }] : [],
  )
  return { addressees, leftOut: [], submission: newId() }
}

/** An address a hand has slipped over: nobody else in the run has it. */
const slipped = (number: number) => `p${number}.${process.pid}@gmial.com`

/**
 * Three hundred entries as a leader pastes them, in every form: 2 that are no addresses, 3 members, 4
 * repeats, 5 typos, and 286 that can be invited.
 */
export function threeHundred(members: readonly string[], stem: string) {
  const ready = Array.from({ length: 286 }, (_, number) => `p${number}.${stem}`)
  const typos = Array.from({ length: 5 }, (_, number) => slipped(number))
  const repeats = [3, 50, 51, 285].map((at) => ready[at]!.toUpperCase())
  const written = ready.map((email, at) => {
    if (at % 5 === 1) return `Ana Reyes <${email}>`
    if (at % 5 === 2) return `"Chen, Bo" <${email}>`
    return at % 5 === 3 ? `mailto:${email}` : email
  })
  const entries = [...written, ...members.slice(0, 3), 'nobody', 'ana@', ...typos, ...repeats]
  const signs = [', ', ';\n', '\n', ' ; ']
  const text = entries.map((entry, at) => entry + signs[at % signs.length]).join('')
  return { text, ready, typos, count: entries.length }
}
