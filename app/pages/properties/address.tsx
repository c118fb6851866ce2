import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { states } from '#domain/addresses/states.ts'
import { mayMergeHomes } from '#domain/home-merges/home-merge.ts'
import { changeAddress } from '#domain/properties/change-address.ts'
import { printDoor } from '#domain/properties/property.ts'
import { readAddress } from '#domain/properties/read-address.ts'
import type { Route } from './+types/address.ts'
import { AddressForm } from './address-form.tsx'
import { addressWords } from './address-words.ts'
import { ExistsNotice } from './exists-notice.tsx'
import { readAddressForm } from './read-address-form.ts'
import './properties.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const home = await loadAddress(context, params.propertyId)
  const { by } = context.get(entrance)
  const { kind, street, lot, unit, city, state, zip } = home
  const blank = { asTyped: '', validated: '', go: '', submission: '' }
  const address = { street: street ?? '', lotNumber: lot ?? '', unit: unit ?? '', city, state, zip }
  const view = { typed: { ...blank, ...address, addressType: kind }, fault: null, validated: null }
  return { view, states, door: printDoor(home), mayMerge: mayMergeHomes(by) }
}

type Context = Parameters<typeof loader>[0]['context']

async function loadAddress(context: Context, propertyId: string) {
  const { by } = context.get(entrance)
  const { db } = context.get(house)
  const asked = { propertyId: isId(propertyId) ? propertyId : null }
  const home = await readAddress(db, by, asked)
  if (!home || home.deletedAt) throw data(null, 404)
  return home
}

/** Gives the home another address, unless that is another home's. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { id: propertyId } = await loadAddress(context, params.propertyId)
  const { by } = context.get(entrance)
  const read = await readAddressForm(context, request)
  if (!read.ok) {
    const { refusal: view } = read
    return data({ view, exists: null }, view.validated ? 200 : 400)
  }
  const { home, typed } = read.value
  const outcome = await changeAddress(context.get(house).db, by, { propertyId, home })
  const page = `/c/${params.slug}/properties/${propertyId}`
  if (outcome.ok) return redirect(`${page}?told=changed`, 303)
  const { refusal } = outcome
  if (refusal.because === 'unknown property') throw data(null, 404)
  return data({ view: { typed, fault: null, validated: null }, exists: refusal }, 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', addressWords)
  return pageTitle(say('editTitle', { home: loaderData?.door ?? '' }))
}

export default function ChangeAddress({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(addressWords)
  const base = `/c/${params.slug}/properties`
  const { door, mayMerge } = loaderData
  const view = actionData?.view ?? loaderData.view
  return (
    <>
      <div className="page-head">
        <h1>{say('editTitle', { home: door })}</h1>
      </div>
      <p>{say('editBody')}</p>
      {actionData?.exists && (
        <ExistsNotice
          base={base}
          exists={actionData.exists}
          propertyId={params.propertyId}
          mayOpen={mayMerge}
          mayMerge={mayMerge}
        />
      )}
      <AddressForm
        key={view.typed.validated}
        view={view}
        states={loaderData.states}
        go={say('save')}
        back={`${base}/${params.propertyId}`}
      />
    </>
  )
}
