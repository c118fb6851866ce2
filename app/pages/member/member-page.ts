import type { Params } from 'react-router'
import { localPath } from '#app/forms.ts'

/** The page of the member that an address names. */
export function memberPage({ slug, memberId }: Params): string {
  return `/c/${slug}/members/${memberId}`
}

/** Where a form goes on to when it is done: where it was opened, or the member's page. */
export function nextOf(params: Params, typed: string | null): string {
  return localPath(typed, memberPage(params))
}
