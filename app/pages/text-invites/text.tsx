import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { type InviteNumbersRefusal, inviteNumbers } from '#domain/invitations/invite-numbers.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/text.ts'
import { readTextForm } from './read-text-form.ts'
import { showTextForm } from './show-text-form.ts'
import { type TextView, textFields } from './text-form.ts'
import { TextInviteForm } from './text-invite-form.tsx'
import { textWords } from './words.ts'

/** The longest that is kept and shown again, in characters; the whole form has a limit of its own. */
const longestKept = 1_000_000

export async function loader({ context }: Route.LoaderArgs) {
  mustBeAllowed(context.get(entrance).by)
  return showTextForm(context, {})
}

/** Shows more rows, says what cannot be texted, or texts everybody on the list. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  mustBeAllowed(by)
  const { text } = await openForm(request)
  const answers = Object.fromEntries(textFields.map((name) => [name, text(name, longestKept)]))
  if (answers.go === 'more') return showTextForm(context, answers)
  const { db, key, sendsTexts } = context.get(house)
  const read = readTextForm(answers)
  const { given, rowFaults, pasteFaults, hasGood } = read
  if (read.isTooLong) return refused(context, answers, { trouble: { key: 'tooLong' } })
  const isWrong = given.some(({ fault }) => fault !== null)
  if (isWrong && !(hasGood && answers.leaveOut === 'on'))
    return refused(context, answers, { rowFaults, pasteFaults, hasGood })
  if (!sendsTexts) return data(await showTextForm(context, answers), 409)
  const consented = answers.consent === 'on'
  const submission = isId(answers.submission) ? answers.submission : newId()
  const outcome = await inviteNumbers(db, by, { given, consented, submission }, { key })
  if (outcome.ok) return redirect(`/c/${params.slug}/invitations/text/${outcome.value.id}`)
  const { refusal } = outcome
  const status = typing.has(refusal.because) ? 400 : 409
  return refused(context, answers, { trouble: troubleOf(refusal) }, status)
}

function mustBeAllowed(by: Actor): void {
  requirePermission(by, 'invite members')
  requirePermission(by, 'invite members via text')
}

async function refused(
  context: Parameters<typeof showTextForm>[0],
  answers: Parameters<typeof showTextForm>[1],
  given: Parameters<typeof showTextForm>[2],
  status = 400,
) {
  return data(await showTextForm(context, answers, given), status)
}

/** Refusals that better typing mends. */
const typing = new Set<InviteNumbersRefusal['because']>([
  'no numbers',
  'too many numbers',
  'no consent',
])

const troubles = {
  'no numbers': 'nobody',
  'too many numbers': 'tooMany',
  'no consent': 'noConsent',
  'may not grant': 'mayNotGrant',
  'nobody to text': 'nobodyToText',
} as const satisfies Record<InviteNumbersRefusal['because'], string>

function troubleOf(refusal: InviteNumbersRefusal): TextView['trouble'] {
  return { key: troubles[refusal.because], ...refusal } as TextView['trouble']
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', textWords)('title'))
}

export default function Text({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(textWords)
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <TextInviteForm slug={params.slug} view={actionData ?? loaderData} />
    </>
  )
}
