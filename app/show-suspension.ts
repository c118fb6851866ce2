import type { RouterContextProvider } from 'react-router'
import type { SuspendedRefusal } from '#domain/members/find-suspended.ts'
import { entrance, visit } from './context.ts'
import type { ShownSuspension } from './ui/suspended-notice.tsx'
import { daysIn } from './words/days.ts'

/** A refusal for a suspension as it is shown inside a community; undefined: it is refused for something else. */
export function showSuspension(
  context: Readonly<RouterContextProvider>,
  refusal: { because: string } | SuspendedRefusal,
): ShownSuspension | undefined {
  if (refusal.because === 'ask a leader') return null
  if (!('since' in refusal)) return undefined
  const { slug, timeZone } = context.get(entrance).community
  const { memberId, name, since, reason } = refusal
  const day = daysIn(context.get(visit).locale, timeZone)(since)
  return { page: `/c/${slug}/members/${memberId}`, name, day, reason }
}
