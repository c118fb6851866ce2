import { data } from 'react-router'
import { house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { readLogo } from '#domain/communities/read-logo.ts'
import type { Route } from './+types/logo.ts'

/** The picture at the head of a community's letters; programs for mail fetch it, whoever reads them. */
export async function loader({ params: { communityId }, context }: Route.LoaderArgs) {
  const logo = isId(communityId) ? await readLogo(context.get(house).db, communityId) : null
  if (!logo) throw data(null, 404)
  return new Response(Buffer.from(logo.bytes), {
    headers: {
      'content-type': logo.type,
      'cache-control': 'public, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
    },
  })
}
