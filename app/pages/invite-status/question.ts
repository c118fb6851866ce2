import { isId } from '#app/ids.ts'
import { readSearch } from '#app/search-question.ts'
import type { InvitationQuestion } from '#domain/invitations/find-invitations.ts'
import { storyGroups, storyStates, troubles } from '#domain/invitations/story.ts'

const channels = ['email', 'text', 'pass'] as const

/** What stays the same when one moves about in the list; what is not said is left out. */
export type ListAddress = Partial<
  Record<'show' | 'channel' | 'batch' | 'trouble' | 'search' | 'after' | 'before', string>
>

/** Reads which invitations an address asks for; what it says wrongly, it does not say. */
export function readQuestion(params: URLSearchParams): InvitationQuestion {
  const oneOf = <Value extends string>(name: string, values: readonly Value[]): Value | null =>
    values.find((value) => value === params.get(name)) ?? null
  const idOf = (name: string) => [params.get(name)].find(isId) ?? null
  const before = idOf('before')
  return {
    show: oneOf('show', [...storyGroups, ...storyStates]),
    channel: oneOf('channel', channels),
    batchId: idOf('batch'),
    trouble: oneOf('trouble', troubles),
    search: readSearch(params),
    before,
    after: before ? null : idOf('after'),
  }
}

/** The address of a list as its pages link to each other. */
export function printQuestion(question: InvitationQuestion): ListAddress {
  const { batchId, ...others } = question
  const said = Object.entries({ ...others, batch: batchId }).filter(([, value]) => value)
  return Object.fromEntries(said)
}
