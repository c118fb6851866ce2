import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { showSuspension } from '#app/show-suspension.ts'
import { sayIn } from '#app/words/words.ts'
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
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { db, key } = context.get(house)
  const answers = await readForm(request, wizardFields)
  const place = await settleOrShow(context, answers)
  if ('view' in place) return data(place.view, 400)
  const { newcomer, faults } = readNewcomer(answers, place.settled)
  if (!newcomer) return data(await showMember(context, answers, place.settled, { faults }), 400)
  const submission = isId(answers.submission) ? answers.submission : newId()
  const outcome = await inviteMember(db, by, { ...newcomer, submission }, { key })
  if (!outcome.ok) {
    const trouble = troubleOf(context, outcome.refusal)
    const view =
      troubles[outcome.refusal.because] === 'unknownPlace'
        ? await showProperty(context, answers, { trouble })
        : await showMember(context, answers, place.settled, { trouble })
    return data(view, 409)
  }
  return redirect(`/c/${params.slug}/members/invite/sent/${outcome.value.invitationId}`)
}

const troubles = {
  'already invited': 'alreadyInvited',
  'already a member': 'alreadyMember',
  'shares an address': 'sharesAddress',
  'unknown property': 'unknownPlace',
  'unknown household': 'unknownPlace',
  'may not grant': 'mayNotGrant',
  'expected as more': 'expectedAsMore',
  'unknown role': 'unknownRole',
  suspended: 'heldBack',
  'ask a leader': 'heldBack',
} as const satisfies Record<InviteRefusal['because'], string>

function troubleOf(
  context: Readonly<RouterContextProvider>,
  refusal: InviteRefusal,
): WizardView['trouble'] {
  const suspension = showSuspension(context, refusal)
  const key = troubles[refusal.because]
  if (key === 'heldBack') return { key, why: suspension ?? null }
  return 'name' in refusal ? { key, name: refusal.name } : { key }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', wizardWords)('title'))
}

export default function Send({ loaderData, actionData, params }: Route.ComponentProps) {
  return <InviteDialog slug={params.slug} view={actionData ?? loaderData} invited={null} />
}
