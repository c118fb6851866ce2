import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { showSuspension } from '#app/show-suspension.ts'
import { sayIn } from '#app/words/words.ts'
import { type ConfirmRefusal, confirmClaim } from '#domain/claims/confirm-claim.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/settle.ts'
import { ClaimList, type Told } from './claim-list.tsx'
import { loadClaims } from './shown-claims.ts'
import { confirmWords } from './words.ts'

/** Who comes by the address bar finds everybody who waits. */
export async function loader({ context }: Route.LoaderArgs) {
  return { ...(await loadClaims(context)), told: null, fault: null }
}

/** Lets somebody in who has waited. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { told, joins, propertyId } = await readForm(request, ['told', 'joins', 'propertyId'])
  const { claimId } = params
  if (!isId(claimId)) return showRefusal(context, claimId, { because: 'unknown' })
  const outcome = await confirmClaim(context.get(house).db, by, {
    claimId,
    told,
    elsewhere: isId(propertyId) ? propertyId : null,
    household: isId(joins) ? { id: joins } : joins === 'new' ? 'new' : null,
  })
  const page = `/c/${params.slug}/invitations/confirm`
  if (outcome.ok)
    return redirect(`${page}?${new URLSearchParams({ confirmed: outcome.value.name })}`)
  const { refusal } = outcome
  const { because } = refusal
  if (because === 'occupied home' && propertyId)
    return redirect(
      `${page}/${claimId}/home?${new URLSearchParams({ property: propertyId, again: '' })}`,
    )
  return showRefusal(context, claimId, refusal)
}

const refusals = {
  unknown: { key: 'unknownClaim', status: 404 },
  'settled already': { key: 'settled already', status: 409 },
  'corrected meanwhile': { key: 'corrected meanwhile', status: 409 },
  'occupied home': { key: null, status: 400 },
  'unknown property': { key: 'unknown property', status: 409 },
  'unknown household': { key: 'unknown household', status: 409 },
  suspended: { key: null, status: 409 },
  'ask a leader': { key: null, status: 409 },
} as const satisfies Record<ConfirmRefusal['because'], { key: Told['key'] | null; status: number }>

async function showRefusal(
  context: Readonly<RouterContextProvider>,
  claimId: string,
  refusal: ConfirmRefusal,
) {
  const { because } = refusal
  const { key, status } = refusals[because]
  const told: Told | null = key && { key, name: 'name' in refusal ? refusal.name : '' }
  const fault = because === 'occupied home' ? claimId : null
  const heldBack = showSuspension(context, refusal)
  return data({ ...(await loadClaims(context)), told, fault, heldBack }, status)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', confirmWords)('title'))
}

export default function Settle({ loaderData, actionData, params }: Route.ComponentProps) {
  return <ClaimList slug={params.slug} {...(actionData ?? loaderData)} />
}
