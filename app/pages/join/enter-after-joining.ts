import { type RouterContextProvider, redirect } from 'react-router'
import { house } from '#app/context.ts'
import { forget } from '#app/cookies.ts'
import { enter, go } from '#app/enter.ts'
import { signedIn } from '#app/signed-in.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'

/** Takes somebody who has just joined into their new community, or shows that it opens soon. */
export async function enterAfterJoining(
  context: Readonly<RouterContextProvider>,
  { accountId, communityId }: { accountId: string; communityId: string },
): Promise<Response> {
  const { db } = context.get(house)
  const cookies = [forget(context, 'code')]
  const joined = (await listMemberships(db, accountId)).find(
    (one) => one.communityId === communityId,
  )
  if (!joined) return redirect('/communities')
  const path = joined.behindCurtain ? '/communities' : `/c/${joined.slug}?joined`
  if (await signedIn(context)) return go(path, cookies)
  if (joined.behindCurtain) return go('/opening-soon', cookies)
  return enter(context, { accountId, wanted: path, cookies })
}
