import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { addField } from '#domain/member-fields/describe-field.ts'
import { newId } from '#domain/new-id.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/new.ts'
import { FieldForm } from './field-form.tsx'
import {
  type FieldFaults,
  readFieldForm,
  refusedField,
  type TypedField,
} from './read-field-form.ts'
import { fieldWords } from './words.ts'

type Answer = { typed: TypedField; faults: FieldFaults }

export function loader({ context }: Route.LoaderArgs): Answer {
  requirePermission(context.get(entrance).by, 'update community preferences')
  const usual = { kind: 'text', seenBy: 'leaders', filledBy: 'member' }
  return { typed: { name: '', options: '', ...usual, submission: newId() }, faults: {} }
}

/** Adds a field. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  const { typed, described, faults } = await readFieldForm(request)
  const submission = isId(typed.submission) ? typed.submission : newId()
  const again = (faults: FieldFaults, status: number) =>
    data<Answer>({ typed: { ...typed, submission }, faults }, status)
  if (!described) return again(faults, 400)
  const added = await addField(context.get(house).db, by, { ...described, submission })
  if (added.ok) return redirect(`/c/${params.slug}/preferences/fields?saved`, 303)
  return again({ name: refusedField[added.refusal.because] }, 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', fieldWords)('addTitle'))
}

export default function New({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(fieldWords)
  const back = `/c/${params.slug}/preferences/fields`
  return (
    <>
      <div className="page-head">
        <h1>{say('addTitle')}</h1>
      </div>
      <FieldForm {...(actionData ?? loaderData)} back={back} isThere={false} />
    </>
  )
}
