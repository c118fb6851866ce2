import type { RouterContextProvider } from 'react-router'
import { house } from '#app/context.ts'
import { forget } from '#app/cookies.ts'
import { enter, go } from '#app/enter.ts'
import { shownByJoiner } from '#app/joiner.ts'
import { signedIn } from '#app/signed-in.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'

type Came = {
  accountId: string
  communityId: string
  /** Their home must be confirmed first. */
  waits?: true
}

/**
 * Takes somebody who has used a code into their community, or shows that it opens soon, or that a leader
 * has to confirm their home.
 */
export async function enterAfterJoining(
  context: Readonly<RouterContextProvider>,
  { accountId, communityId, waits }: Came,
): Promise<Response> {
  const { db } = context.get(house)
  const cookies = [forget(context, 'code')]
  const joined = (await listMemberships(db, accountId)).find(
    (one) => one.communityId === communityId,
  )
  if (!joined) return go('/join/resident/waiting', cookies)
  const news = waits ? 'claimed' : 'joined'
  const path = joined.behindCurtain ? '/communities' : `/c/${joined.slug}?${news}`
  if (await signedIn(context)) return go(path, cookies)
  if (joined.behindCurtain) return go('/opening-soon', cookies)
  const shown = shownByJoiner(context, accountId)
  return enter(context, { accountId, wanted: path, cookies, shown })
}
