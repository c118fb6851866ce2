import type { ReactNode } from 'react'
import {
  data,
  Outlet,
  type RouterContextProvider,
  redirect,
  useLocation,
  useRouteLoaderData,
} from 'react-router'
import { entrance, house, session, visit } from '#app/context.ts'
import { keep } from '#app/cookies.ts'
import { withNext } from '#app/enter.ts'
import { keptSeeing } from '#app/seen-as.ts'
import { SeenBanner } from '#app/ui/seen-banner.tsx'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { appointmentsIn } from '#app/words/moments.ts'
import { waitsIn } from '#domain/claims/waits-in.ts'
import { type EntranceRefusal, enterCommunity } from '#domain/communities/enter-community.ts'
import { seeAs } from '#domain/roles/see-as.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import type { Support } from '#domain/support/access.ts'
import { daysSaid } from '#domain/trials/trial.ts'
import type { Route } from './+types/community.ts'
import { CurtainBanner } from './curtain-banner.tsx'
import { sayNotAllowed } from './not-allowed.ts'
import { isRefused } from './read-only.ts'
import { seenBy } from './seen-by.ts'
import { Shell } from './shell.tsx'
import { SupportBanner } from './support-banner.tsx'
import { isNotForSupport } from './support-limits.ts'
import { TrialBanner } from './trial-banner.tsx'

/**
 * The gate of every page of a community. Who waits to be let in goes where they are told so; to strangers a
 * community looks as if it did not exist.
 */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ context, params, request, url }) => {
    const own = context.get(session)
    const visitor = {
      accountId: own.accountId,
      from: context.get(visit).device.address,
      hasSecondStep: hasSecondStep(own),
    }
    const entered = await enterCommunity(context.get(house).db, visitor, params.slug!)
    if (!entered.ok) throw await turnedAway(context, entered.refusal, { slug: params.slug!, url })
    const asked = { method: request.method, pathname: url.pathname }
    if (isNotForSupport({ inside: entered.value, ...asked }))
      throw data({ because: 'not for support' }, 403)
    const seeing = keptSeeing(context)
    const seen = seeing && (await seeAs(context.get(house).db, entered.value, seeing))
    const inside = seen ?? entered.value
    const { readOnly, community } = inside
    if (isRefused({ readOnly, slug: community.slug, ...asked }))
      throw data({ because: readOnly, seen: seenBy(inside) }, 403)
    context.set(entrance, inside)
  },
  sayNotAllowed,
]

/** What somebody is answered who may not enter. */
async function turnedAway(
  context: Readonly<RouterContextProvider>,
  { because, reason }: EntranceRefusal,
  { slug, url }: { slug: string; url: URL },
) {
  if (because === 'second step')
    return redirect(withNext('/account/second-step', url.pathname + url.search), 303)
  if (because !== 'not a member') return data({ because, reason }, 403)
  const { accountId } = context.get(session)
  if (await waitsIn(context.get(house).db, { accountId, slug }))
    return redirect('/join/resident/waiting', 303)
  return data({ isSignedIn: true }, 404)
}

export async function loader({ context }: Route.LoaderArgs) {
  const inside = context.get(entrance)
  const { by, role, isLeader, community, hasOthers, livesHere, readOnly } = inside
  const { slug, name, color, logo } = community
  const permissions = [...by.permissions]
  const headers = { 'set-cookie': keep(context, 'community', slug) }
  const person = { role, isLeader, hasOthers, livesHere, permissions }
  const isSeenAs = readOnly === 'seen as'
  const looksAfterIt = by.permissions.has('update community preferences')
  const trialDays = looksAfterIt ? daysSaid(community, new Date()) : null
  const when = appointmentsIn(context.get(visit).locale, community.timeZone)
  const support = inside.support && helping(inside.support, when)
  const { curtain: drawn } = community
  const curtain = drawn && isLeader ? { opens: drawn.liftsAt && when(drawn.liftsAt) } : null
  return data(
    { slug, name, color, logo, isSeenAs, trialDays, ...person, curtain, support },
    { headers },
  )
}

/** For whom a support agent acts, why and until when, printed. */
function helping({ leader, purpose, until }: Support, when: (moment: Date) => string) {
  return { leader, purpose, until: when(until) }
}

export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders
}

export default function Community({ loaderData }: Route.ComponentProps) {
  return (
    <Frame loaderData={loaderData}>
      <Outlet />
    </Frame>
  )
}

/** What a page is not, or cannot show, is said where the page would stand; who is held at the gate sees no frame. */
export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  const said = <StandingOutside error={error} />
  return loaderData ? <Frame loaderData={loaderData}>{said}</Frame> : said
}

type FrameProps = Pick<Route.ComponentProps, 'loaderData'> & { children: ReactNode }

/** The menu, and what has to be known on every page, around one of them. */
function Frame({ loaderData, children }: FrameProps) {
  const { slug, trialDays, support } = loaderData
  const isThere = useLocation().pathname.startsWith(`/c/${slug}/trial`)
  return (
    <Shell community={loaderData}>
      {loaderData.isSeenAs && <SeenBanner {...loaderData} />}
      {support && <SupportBanner {...loaderData} support={support} />}
      {trialDays !== null && !isThere && <TrialBanner slug={slug} days={trialDays} />}
      <CurtainBanner {...loaderData} />
      {children}
    </Shell>
  )
}

/** The community of the page, and what the person may do in it. */
export function useCommunity() {
  const data = useRouteLoaderData<typeof loader>('pages/community/community')
  if (!data) throw new Error('This page is not one of a community.')
  return data
}
