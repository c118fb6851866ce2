import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { createHousehold } from '#domain/households/create-household.ts'
import { requireManaging } from '#domain/households/take-for-leader.ts'
import { newId } from '#domain/new-id.ts'
import { findHome } from '#domain/properties/find-home.ts'
import type { Route } from './+types/new.ts'
import { deedWords } from './deed-words.ts'
import { NameForm } from './name-form.tsx'
import { readHouseholdName } from './read-household-name.ts'
import './households.css'

/** Which home it is to be at stands in the address; who comes without one is led to the homes. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requireManaging(by)
  const propertyId = url.searchParams.get('property')
  if (propertyId === null) throw redirect(`/c/${params.slug}/properties`)
  const home = isId(propertyId) ? await findHome(context.get(house).db, by, { propertyId }) : null
  if (!home) throw data(null, 404)
  return { home, propertyId, typed: '', isWrong: false, submission: newId() }
}

/** A form keeps its submission until it is answered. */
export function shouldRevalidate() {
  return false
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requireManaging(by)
  const propertyId = url.searchParams.get('property')
  if (!isId(propertyId)) throw data(null, 404)
  const { name: typed, submission } = await readForm(request, ['name', 'submission'])
  const read = readHouseholdName(typed)
  if (!read || !isId(submission)) return data({ typed, isWrong: !read }, 400)
  const wanted = { propertyId, name: read.name, submission }
  const outcome = await createHousehold(context.get(house).db, by, wanted)
  if (!outcome.ok) throw data(null, 404)
  return redirect(`/c/${params.slug}/households/${outcome.value.householdId}?told=created`, 303)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', deedWords)
  return pageTitle(say('newTitle', { home: loaderData?.home ?? '' }))
}

export default function NewHousehold({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(deedWords)
  const { home, propertyId, submission } = loaderData
  const { typed, isWrong } = actionData ?? loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('newTitle', { home })}</h1>
      </div>
      <p>{say('newBody')}</p>
      <NameForm
        typed={typed}
        isWrong={isWrong}
        usual={null}
        go={say('create')}
        back={`/c/${params.slug}/properties/${propertyId}`}
        submission={submission}
      />
    </>
  )
}
