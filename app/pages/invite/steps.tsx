import { data } from 'react-router'
import { entrance } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { longestHouseholdName } from '#domain/households/household.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/steps.ts'
import { beginAtHome } from './begin-at-home.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { firstAnswers, settleOrShow, showHousehold, showMember, showProperty } from './show-step.ts'
import { type Answers, type StepName, type WizardView, wizardFields } from './wizard.ts'
import { wizardWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  requirePermission(context.get(entrance).by, 'invite members')
  return (
    (await beginAtHome(context, url.searchParams)) ??
    showProperty(context, await firstAnswers(context))
  )
}

/** Moves between the steps. Nothing is written before the last one is sent. */
export async function action({ request, context }: Route.ActionArgs) {
  requirePermission(context.get(entrance).by, 'invite members')
  const { step, go: pressed, ...answers } = await readForm(request, [...wizardFields, 'step', 'go'])
  const go = pressed === 'enter' ? whatEnterMeans(answers) : pressed
  const shown = await move(context, { step, go, answers })
  return data(shown, Object.keys(shown.faults).length > 0 ? 400 : 200)
}

/** To look for a home, as long as none is chosen and none described; otherwise to go on. */
function whatEnterMeans({ propertyChoice, propertyId }: Answers): 'next' | 'search' {
  return propertyChoice === 'new' || propertyId !== '' ? 'next' : 'search'
}

type Move = { step: string; go: string; answers: Answers }

async function move(
  context: Route.ActionArgs['context'],
  { step, go, answers }: Move,
): Promise<WizardView> {
  if (staysAtFirst({ step, go })) return showProperty(context, answers)
  const place = await settleOrShow(context, answers)
  if ('view' in place) return place.view
  const { settled } = place
  const target = targetOf({ step, go })
  if (target === 'property') return showProperty(context, answers)
  if (target === 'household') return showHousehold(context, answers, settled)
  const faults = householdFaults(answers)
  return Object.keys(faults).length > 0
    ? showHousehold(context, answers, settled, { faults })
    : showMember(context, answers, settled)
}

type Wish = { step: string; go: string }

/** Searching, and going back to the first step, ask for nothing to be settled. */
function staysAtFirst({ step, go }: Wish): boolean {
  return (step === 'property' && go === 'search') || (step === 'household' && go === 'back')
}

function targetOf({ step, go }: Wish): StepName {
  if (step === 'property') return go === 'validate' ? 'property' : 'household'
  return step === 'member' && go === 'back' ? 'household' : 'member'
}

function householdFaults(answers: Answers): WizardView['faults'] {
  const { householdChoice, householdId, householdName } = answers
  if (householdChoice === 'existing') return householdId ? {} : { householdId: 'chooseHousehold' }
  const named = householdName.trim() === '' || readName(householdName, longestHouseholdName)
  return named ? {} : { householdName: 'wrongHouseholdName' }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', wizardWords)('title'))
}

export default function Steps({ loaderData, actionData, params }: Route.ComponentProps) {
  return <InviteDialog slug={params.slug} view={actionData ?? loaderData} invited={null} />
}
