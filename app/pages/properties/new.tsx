import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { states } from '#domain/addresses/states.ts'
import { readCommunityPlace } from '#domain/communities/read-place.ts'
import { newId } from '#domain/new-id.ts'
import { createProperty } from '#domain/properties/create-property.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/new.ts'
import { AddressForm } from './address-form.tsx'
import { addressWords } from './address-words.ts'
import { ExistsNotice } from './exists-notice.tsx'
import { readAddressForm } from './read-address-form.ts'
import './properties.css'

/** The form begins in the community's own town. */
export async function loader({ context }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'create property')
  const place = await readCommunityPlace(context.get(house).db, by)
  const blank = { street: '', lotNumber: '', unit: '', asTyped: '', validated: '', go: '' }
  const typed = { addressType: 'street', ...blank, ...place, submission: newId() }
  return { view: { typed, fault: null, validated: null }, states, mayOpen: mayOpenHomes(by) }
}

/** Whether somebody may open the page of a home. */
const mayOpenHomes = ({ permissions }: Actor) =>
  permissions.has('view property') && permissions.has('admin view members')

/** A form keeps its submission until it is answered. */
export function shouldRevalidate() {
  return false
}

/** Adds the home, unless it is there or was. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'create property')
  const read = await readAddressForm(context, request)
  if (!read.ok) {
    const { refusal: view } = read
    return data({ view, exists: null }, view.validated ? 200 : 400)
  }
  const { home, typed } = read.value
  const submission = isId(typed.submission) ? typed.submission : newId()
  const outcome = await createProperty(context.get(house).db, by, { home, submission })
  const base = `/c/${params.slug}/properties`
  const page = mayOpenHomes(by) && outcome.ok ? `${base}/${outcome.value.propertyId}` : base
  if (outcome.ok) return redirect(`${page}?told=created`, 303)
  return data({ view: { typed, fault: null, validated: null }, exists: outcome.refusal }, 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', addressWords)('newTitle'))
}

export default function NewProperty({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(addressWords)
  const base = `/c/${params.slug}/properties`
  const view = actionData?.view ?? loaderData.view
  return (
    <>
      <div className="page-head">
        <h1>{say('newTitle')}</h1>
      </div>
      <p>{say('newBody')}</p>
      {actionData?.exists && (
        <ExistsNotice
          base={base}
          exists={actionData.exists}
          mayOpen={loaderData.mayOpen}
          mayMerge={false}
        />
      )}
      <AddressForm
        key={view.typed.validated}
        view={view}
        states={loaderData.states}
        go={say('create')}
        back={base}
      />
    </>
  )
}
