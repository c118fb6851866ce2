import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { suggestAddress } from '#domain/contacts/suggest-address.ts'
import { recallInvitation } from '#domain/invitations/recall-submission.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/sent.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { firstAnswers, showMember } from './show-step.ts'
import { wizardWords } from './words.ts'

/** What came of the wizard, with the code; and the wizard for the next person of the same household. */
export async function loader({ context, params: { slug, invitationId } }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { db, key } = context.get(house)
  const made = isId(invitationId) ? await recallInvitation(db, by, { invitationId, key }) : null
  if (!made) throw data(null, 404)
  const { invited, property, isSent } = made
  if (!property) throw redirect(`/c/${slug}/members`, 303)
  const next = {
    ...(await firstAnswers(context)),
    propertyId: property.id,
    search: property.home,
    householdId: invited.householdId,
  }
  const phone = invited.phone && printPhone(invited.phone)
  return {
    view: await showMember(context, next, { known: property }),
    invited: {
      ...invited,
      phone,
      sent: isSent,
      meant: invited.email && suggestAddress(invited.email),
    },
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', wizardWords)('title'))
}

export default function Sent({ loaderData: { view, invited }, params }: Route.ComponentProps) {
  return <InviteDialog slug={params.slug} view={view} invited={invited} />
}
