import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { showSuspension } from '#app/show-suspension.ts'
import { sayIn } from '#app/words/words.ts'
import { type ApproveRefusal, approveRequest } from '#domain/join-requests/approve-request.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/approve.ts'
import { RequestList } from './request-list.tsx'
import { type Fault, loadRequests, type Told } from './shown-requests.ts'
import { type RequestWord, requestWords } from './words.ts'

/** Who comes by the address bar finds everybody who waits. */
export async function loader({ context }: Route.LoaderArgs) {
  return { ...(await loadRequests(context)), told: null, fault: null }
}

/** Invites somebody who asks to be let in. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { joins, sharesAddress } = await readForm(request, ['joins', 'sharesAddress'])
  const { requestId } = params
  if (!isId(requestId)) return refused(context, { requestId, joins }, { because: 'unknown' })
  const { db, key } = context.get(house)
  const household = isId(joins) ? { id: joins } : joins === 'new' ? 'new' : null
  const approving = { requestId, household, sharesAddress: sharesAddress === 'on' } as const
  const outcome = await approveRequest(db, by, approving, { key })
  if (!outcome.ok) return refused(context, { requestId, joins }, outcome.refusal)
  const page = `/c/${params.slug}/invitations/requests`
  return redirect(`${page}?${new URLSearchParams({ approved: outcome.value.name })}`)
}

/** What is said on top of the page, or beside the request; and the status. */
const refusals = {
  unknown: { told: 'unknown', status: 404 },
  'settled already': { told: 'settled already', status: 409 },
  'choose a household': { beside: 'chooseHousehold', status: 400 },
  'shares an address': { beside: 'shares an address', status: 409 },
  'unknown household': { told: 'unknown household', status: 409 },
  'unknown property': { told: 'unknown property', status: 409 },
  'already invited': { told: 'already invited', status: 409 },
  'already a member': { told: 'already a member', status: 409 },
  'may not grant': { told: 'may not grant', status: 403 },
  'expected as more': { told: 'may not grant', status: 403 },
  'unknown role': { told: 'may not grant', status: 403 },
  suspended: { suspended: true, status: 409 },
  'ask a leader': { suspended: true, status: 409 },
} as const satisfies Record<
  ApproveRefusal['because'],
  | { told: RequestWord; status: number }
  | { beside: Fault['word']; status: number }
  | { suspended: true; status: number }
>

async function refused(
  context: Readonly<RouterContextProvider>,
  { requestId, joins: household }: { requestId: string; joins: string },
  refusal: ApproveRefusal,
) {
  const said = refusals[refusal.because]
  const other = 'name' in refusal ? refusal.name : ''
  const told: Told | null = 'told' in said ? { key: said.told, name: '' } : null
  const fault: Fault | null =
    'beside' in said ? { requestId, word: said.beside, household, other } : null
  const heldBack = showSuspension(context, refusal)
  return data({ ...(await loadRequests(context)), told, fault, heldBack }, said.status)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', requestWords)('title'))
}

export default function Approve({ loaderData, actionData, params }: Route.ComponentProps) {
  return <RequestList slug={params.slug} {...(actionData ?? loaderData)} />
}
