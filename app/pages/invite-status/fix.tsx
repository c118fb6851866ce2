import { data } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { type FixRefusal, fixAddress } from '#domain/invitations/fix-address.ts'
import { tellStory } from '#domain/invitations/tell-story.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/fix.ts'
import { FixDialog } from './fix-dialog.tsx'
import { printContact } from './show-contact.ts'

/** What stands in the field that is wrong, as far as there is one. */
const faults = {
  'no address': 'noAddress',
  'no number': 'noNumber',
  'same address': 'same',
  'already invited': 'alreadyInvited',
  'already a member': 'alreadyMember',
  'known already': 'known',
  'shares an address': 'shares',
  bounced: 'bounced',
  complained: 'complained',
  unsubscribed: 'unsubscribed',
  'opted out': 'optedOut',
  'already joined': 'joined',
  voided: 'voided',
  replaced: 'replaced',
  'on paper': 'onPaper',
  'may not grant': 'mayNotGrant',
} as const satisfies Record<Exclude<FixRefusal['because'], 'unknown'>, string>

export async function loader({ context, params: { invitationId } }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { db } = context.get(house)
  const story = isId(invitationId) ? await tellStory(db, by, { invitationId }) : null
  if (!story) throw data(null, 404)
  const { channel, address } = story.invitation
  return { isText: channel === 'text', isFixable: story.isFixable, address: printContact(address) }
}

export async function action({ request, context, params: { invitationId } }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  if (!isId(invitationId)) throw data(null, 404)
  const { address: typed, shares } = await readForm(request, ['address', 'shares'])
  const fixing = { invitationId, typed, sharesAddress: shares === 'yes' }
  const outcome = await fixAddress(context.get(house).db, by, fixing)
  if (outcome.ok) return { fixed: printContact(outcome.value.address) }
  const { refusal } = outcome
  if (refusal.because === 'unknown') throw data(null, 404)
  const name = refusal.because === 'shares an address' ? refusal.name : null
  const isUnreadable = refusal.because === 'no address' || refusal.because === 'no number'
  return data({ typed, fault: faults[refusal.because], name }, isUnreadable ? 400 : 409)
}

export default function Fix({ loaderData, actionData, params }: Route.ComponentProps) {
  const below = `/c/${params.slug}/invitations/status/${params.invitationId}`
  return <FixDialog below={below} now={loaderData} outcome={actionData} />
}
