import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { changeField } from '#domain/member-fields/describe-field.ts'
import { listFields } from '#domain/member-fields/list-fields.ts'
import type { MemberField } from '#domain/member-fields/member-field.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/edit.ts'
import { FieldForm } from './field-form.tsx'
import { type FieldFaults, readFieldForm, refusedField } from './read-field-form.ts'
import { fieldWords } from './words.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { name, kind, options, seenBy, filledBy } = await loadField(context, params.fieldId)
  const faults: FieldFaults = {}
  const typed = { name, kind, options: options.join('\n'), seenBy, filledBy, submission: '' }
  return { typed, faults, name }
}

/** Describes a field anew. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { id, kind, name } = await loadField(context, params.fieldId)
  const { typed, described, faults } = await readFieldForm(request, kind)
  if (!described) return data({ typed, faults, name }, 400)
  const { by } = context.get(entrance)
  const { kind: _, ...anew } = described
  const changed = await changeField(context.get(house).db, by, { id, ...anew })
  if (changed.ok) return redirect(`/c/${params.slug}/preferences/fields?saved`, 303)
  const { because } = changed.refusal
  if (because === 'unknown field') throw data(null, 404)
  return data({ typed, faults: { name: refusedField[because] } satisfies FieldFaults, name }, 409)
}

async function loadField(
  context: Readonly<RouterContextProvider>,
  fieldId: string,
): Promise<MemberField> {
  const { by } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  const { fields } = await listFields(context.get(house).db, by)
  const field = fields.find(({ id }) => id === fieldId)
  if (!field) throw data(null, 404)
  return field
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', fieldWords)
  return pageTitle(say('editTitle', { name: loaderData?.name ?? '' }))
}

export default function Edit({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(fieldWords)
  const { typed, faults } = actionData ?? loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('editTitle', { name: loaderData.name })}</h1>
      </div>
      <FieldForm
        typed={typed}
        faults={faults}
        back={`/c/${params.slug}/preferences/fields`}
        isThere
      />
    </>
  )
}
