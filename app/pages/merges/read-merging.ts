import type { OpenForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { type Chosen, mergeFields, type Side } from '#domain/merges/merge.ts'
import type { Merging } from '#domain/merges/merge-members.ts'
import type { TwoMembers } from '#domain/merges/preview-merge.ts'
import type { NoPair } from '#domain/merges/why-not-merge.ts'

/** The two members whom an address names, also as they are ticked in a list; null when they are not two. */
export function readTwo(params: URLSearchParams): TwoMembers | null {
  const ticked = [...new Set(params.getAll('member'))]
  const [one, other] = ticked.length > 0 ? ticked : [params.get('one'), params.get('other')]
  return isId(one) && isId(other) && ticked.length <= 2 ? { one, other } : null
}

/** Reads what a leader has chosen; null when the form does not say of whom. */
export function readMerging(form: OpenForm): Merging | null {
  const [one, other, submission] = ['one', 'other', 'submission'].map((name) => form.text(name))
  if (!isId(one) || !isId(other) || !isId(submission)) return null
  const sides = ['signIn', ...mergeFields].flatMap((field) => {
    const side = form.text(field)
    return side === 'one' || side === 'other' ? [[field, side satisfies Side]] : []
  })
  return {
    two: { one, other },
    chosen: Object.fromEntries(sides) as Chosen,
    seen: form.text('seen'),
    isSure: form.text('sure') === 'on',
    submission,
  }
}

/**
 * Where to go on from what is no pair: to the record that one has become part of, below the members of the
 * community, or nowhere.
 */
export function goOnFrom(refusal: NoPair, { one, other }: TwoMembers): string {
  if (refusal.because === 'unknown') return 'not found'
  if (refusal.because !== 'merged already') return 'choose two'
  const { goesId, staysId } = refusal
  const now = [one, other].map((id) => (id === goesId ? staysId : id))
  if (now[0] === now[1]) return 'merges?told=already'
  return `merge?${new URLSearchParams({ one: now[0]!, other: now[1]! })}`
}
