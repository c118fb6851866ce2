import { data, Outlet, redirect, useRouteLoaderData } from 'react-router'
import { entrance, house, session, visit } from '#app/context.ts'
import { keep } from '#app/cookies.ts'
import { withNext } from '#app/enter.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import type { Route } from './+types/community.ts'
import { isRefused } from './read-only.ts'
import { Shell } from './shell.tsx'
import { StandingOutside } from './standing-outside.tsx'

/** The gate of every page of a community. To strangers a community looks as if it did not exist. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ context, params, request, url }) => {
    const own = context.get(session)
    const visitor = {
      accountId: own.accountId,
      from: context.get(visit).device.address,
      hasSecondStep: hasSecondStep(own),
    }
    const entered = await enterCommunity(context.get(house).db, visitor, params.slug!)
    if (!entered.ok) {
      const { because, reason } = entered.refusal
      if (because === 'second step')
        throw redirect(withNext('/account/second-step', url.pathname + url.search), 303)
      throw data({ because, reason }, because === 'not a member' ? 404 : 403)
    }
    const { readOnly, community } = entered.value
    const sent = { method: request.method, slug: community.slug, pathname: url.pathname }
    if (isRefused({ readOnly, ...sent })) throw data({ because: readOnly }, 403)
    context.set(entrance, entered.value)
  },
]

export async function loader({ context }: Route.LoaderArgs) {
  const { by, role, isLeader, community, hasOthers, livesHere } = context.get(entrance)
  const { slug, name, color, logo } = community
  const permissions = [...by.permissions]
  const headers = { 'set-cookie': keep(context, 'community', slug) }
  const person = { role, isLeader, hasOthers, livesHere, permissions }
  return data({ slug, name, color, logo, ...person }, { headers })
}

export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders
}

export default function Community({ loaderData }: Route.ComponentProps) {
  return (
    <Shell community={loaderData}>
      <Outlet />
    </Shell>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <StandingOutside error={error} />
}

/** The community of the page, and what the person may do in it. */
export function useCommunity() {
  const data = useRouteLoaderData<typeof loader>('pages/community/community')
  if (!data) throw new Error('This page is not one of a community.')
  return data
}
