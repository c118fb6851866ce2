import { data } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { type InviteRefusal, inviteMember } from '#domain/invitations/invite-member.ts'
import { newId } from '#domain/new-id.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/send.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { readNewcomer } from './read-newcomer.ts'
import { firstAnswers, settleOrShow, showMember, showProperty } from './show-step.ts'
import { type WizardView, wizardFields } from './wizard.ts'
import { wizardWords } from './words.ts'

/** Somebody who comes here by the address bar begins at the beginning. */
export async function loader({ context }: Route.LoaderArgs) {
  requirePermission(context.get(entrance).by, 'invite members')
  return showProperty(context, await firstAnswers(context))
}

export function shouldRevalidate() {
  return false
}

/** Creates the member, with property and household where they are new, and sends the invitation. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { db, key } = context.get(house)
  const answers = await readForm(request, wizardFields)
  const place = await settleOrShow(context, answers)
  if ('view' in place) return refused(place.view, 400)
  const { newcomer, faults } = readNewcomer(answers, place.settled)
  if (!newcomer) return refused(await showMember(context, answers, place.settled, { faults }), 400)
  const submission = isId(answers.submission) ? answers.submission : newId()
  const outcome = await inviteMember(db, by, { ...newcomer, submission }, { key })
  if (!outcome.ok) {
    const trouble = troubleOf(outcome.refusal)
    const view = outcome.refusal.because.startsWith('unknown')
      ? await showProperty(context, answers, { trouble })
      : await showMember(context, answers, place.settled, { trouble })
    return refused(view, 409)
  }
  const invited = outcome.value
  const view = await showMember(context, answers, place.settled)
  const phone = invited.phone && printPhone(invited.phone)
  const next = nextAnswers(view, invited.householdId)
  return data({
    view: { ...view, answers: next },
    invited: { ...invited, phone, sent: newcomer.sendNow },
  })
}

function refused(view: WizardView, status: number) {
  return data({ view, invited: null }, status)
}

/** For the next person of the same household: the place stays, the person is new. */
function nextAnswers({ answers, home }: WizardView, householdId: string): WizardView['answers'] {
  const person = { firstName: '', lastName: '', email: '', phone: '', sharesAddress: '' }
  const place = { householdChoice: 'existing', householdId, search: home }
  return { ...answers, ...person, ...place, sendNow: 'on', submission: newId() }
}

const troubles = {
  'already invited': 'alreadyInvited',
  'already a member': 'alreadyMember',
  'shares an address': 'sharesAddress',
  'unknown property': 'unknownPlace',
  'unknown household': 'unknownPlace',
  'may not grant': 'mayNotGrant',
} as const satisfies Record<InviteRefusal['because'], string>

function troubleOf(refusal: InviteRefusal): WizardView['trouble'] {
  const key = troubles[refusal.because]
  return 'name' in refusal ? { key, name: refusal.name } : { key }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', wizardWords)('title'))
}

export default function Send({ loaderData, actionData, params }: Route.ComponentProps) {
  const { view, invited } = actionData ?? { view: loaderData, invited: null }
  return <InviteDialog slug={params.slug} view={view} invited={invited} />
}
