import type { OpenForm } from '#app/forms.ts'
import type { AddressList } from '#domain/invitations/invite-addresses.ts'
import type { JudgedEntry } from '#domain/invitations/judge-addresses.ts'
import type { Choice } from './list-view.ts'

type ChoiceOf = (entry: JudgedEntry, place: number) => Choice

/** What a leader has chosen in the review, for each entry by its place. */
export function choicesIn(form: OpenForm): ChoiceOf {
  const ticked = new Set(form.chosen('send'))
  return (_, place) => {
    if (ticked.has(String(place))) return 'typed'
    const choice = form.text(`fix-${place}`)
    return choice === 'typed' || choice === 'suggestion' ? choice : 'out'
  }
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
