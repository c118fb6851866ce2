import type { Locale } from '#app/words/locale.ts'
import { momentsIn } from '#app/words/moments.ts'
import { clockTimeOf } from '#domain/clock-time.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ShownAccess } from '#domain/support/list-accesses.ts'

type Reading = { by: Actor; community: { slug: string; timeZone: string }; locale: Locale }

export type AccessShown = ReturnType<typeof showAccesses>[number]

/** Accesses as their page prints them, with what the reader may do about each. */
export function showAccesses(accesses: readonly ShownAccess[], reading: Reading) {
  const moment = momentsIn(reading.locale, reading.community.timeZone)
  return accesses.map((access) => {
    const { id, agent, leader, purpose, isRunning, grantedAt, endsAt, endedAt } = access
    return {
      ...{ id, agent, leader, purpose, isRunning },
      from: moment(grantedAt),
      until: moment(endedAt ?? endsAt),
      ended: isRunning ? null : endOf(access),
      mayEnd: isRunning && mayEnd(access, reading.by),
      log: logOf(access, reading),
    }
  })
}

/** Who ended it: a leader by name, the *agent*, or *time*. */
function endOf({ endedAt, endedBy }: ShownAccess): string {
  return endedBy ?? (endedAt ? 'agent' : 'time')
}

function mayEnd({ leaderId }: ShownAccess, { support, permissions, memberId }: Actor): boolean {
  if (support) return false
  return leaderId === memberId || permissions.has('update community preferences')
}

/** What the log knows of the leader in those days, the agent's deeds for them among it. */
function logOf(
  { leaderId: person, grantedAt, endedAt, endsAt }: ShownAccess,
  { by, community: { slug, timeZone } }: Reading,
): string | null {
  if (!by.permissions.has('view audit log')) return null
  const [from, until] = [grantedAt, endedAt ?? endsAt].map((at) => clockTimeOf(at, timeZone).day)
  return `/c/${slug}/audit?${new URLSearchParams({ person, from: from!, until: until! })}`
}
