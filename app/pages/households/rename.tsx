import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { useHouseholdName } from '#app/words/household-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { nameHousehold } from '#domain/households/household.ts'
import { renameHousehold } from '#domain/households/rename-household.ts'
import type { Route } from './+types/rename.ts'
import { deedWords } from './deed-words.ts'
import { loadManaged } from './load-household.ts'
import { NameForm } from './name-form.tsx'
import { readHouseholdName } from './read-household-name.ts'
import './households.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { givenName, present, past, door } = await loadManaged(context, params)
  const people = present.length > 0 ? present : past
  const usual = nameHousehold({ name: null, lastNames: people.map(({ lastName }) => lastName) })
  return { typed: givenName ?? '', usual, door, isWrong: false }
}

/** Gives the household another name. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { id: householdId } = await loadManaged(context, params)
  const { name: typed } = await readForm(request, ['name'])
  const read = readHouseholdName(typed)
  if (!read) return data({ typed, isWrong: true }, 400)
  const { by } = context.get(entrance)
  const outcome = await renameHousehold(context.get(house).db, by, { householdId, name: read.name })
  if (!outcome.ok) throw data(null, 404)
  return redirect(`/c/${params.slug}/households/${householdId}?told=renamed`, 303)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', deedWords)('renameTitle'))
}

export default function Rename({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(deedWords)
  const nameOf = useHouseholdName()
  const { typed, isWrong } = actionData ?? loaderData
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('renameTitle')}</h1>
          <p className="soft">{loaderData.door}</p>
        </div>
      </div>
      <NameForm
        typed={typed}
        isWrong={isWrong}
        usual={nameOf(loaderData.usual)}
        go={say('save')}
        back={`/c/${params.slug}/households/${params.householdId}`}
      />
    </>
  )
}
