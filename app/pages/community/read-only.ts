import type { ReadOnly } from '#domain/communities/enter-community.ts'

/** What may be sent all the same, below the community's address: how to make it open again, and what only looks. */
const allTheSame: Record<ReadOnly, readonly string[]> = {
  'trial ended': [
    'audit/export',
    'trial/extend',
    ...['members/export/file', 'households/export/file', 'properties/export/file'],
  ],
  'seen as': ['roles/back'],
}

/** So may every access of support be ended. */
const endsSupport = /^preferences[/]support[/][^/]+[/]end$/

type Sent = { readOnly: ReadOnly | null; method: string; slug: string; pathname: string }

/** Whether a request would change something in a community that can only be looked at now. */
export function isRefused({ readOnly, method, slug, pathname }: Sent): boolean {
  if (readOnly === null || method === 'GET' || method === 'HEAD') return false
  const below = pathname.slice(`/c/${slug}/`.length).replace(/\.data$/, '')
  if (readOnly === 'trial ended' && endsSupport.test(below)) return false
  return !allTheSame[readOnly].includes(below)
}
