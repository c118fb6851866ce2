import type { AddressList } from './invite-addresses.ts'
import type { JudgedEntry } from './judge-addresses.ts'

/** What an inviter wants of an entry: to invite it as typed, as we suggest, or not at all. */
export type Choice = 'typed' | 'suggestion' | 'out'

/** What is chosen for each entry of a list, by its place from 0. */
export type ChoiceOf = (entry: JudgedEntry, place: number) => Choice

/** What is chosen unless somebody chooses otherwise: what is valid is invited, what is suspect is not. */
export function usualChoice({ verdict }: JudgedEntry): Choice {
  return verdict.is === 'valid' ? 'typed' : 'out'
}

/** Whom of a judged list to invite, and whom not. */
export function settleList(
  judged: readonly JudgedEntry[],
  choiceOf: ChoiceOf,
): Pick<AddressList, 'addressees' | 'leftOut'> {
  const settled = judged.map((entry, place) => settle(entry, choiceOf(entry, place)))
  return {
    addressees: settled.flatMap((one) => ('email' in one ? [one] : [])),
    leftOut: settled.flatMap((one) => ('because' in one ? [one] : [])),
  }
}

type Settled = AddressList['addressees'][number] | AddressList['leftOut'][number]

function settle({ typed, email, name, verdict }: JudgedEntry, choice: Choice): Settled {
  if (verdict.is === 'suspect' && choice === 'suggestion')
    return { email: verdict.suggestion, name }
  const mayBeSent = verdict.is === 'valid' || verdict.is === 'suspect'
  if (mayBeSent && choice === 'typed' && email) return { email, name }
  if (verdict.is === 'valid') return { typed, because: 'left out' }
  return { typed, because: verdict.is === 'suppressed' ? verdict.because : verdict.is }
}
