import { data } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { states } from '#domain/addresses/states.ts'
import { placeCommunity } from '#domain/communities/describe-community.ts'
import { longestPlace, readTown, type TownFaults } from '#domain/communities/read-town.ts'
import { readName } from '#domain/contacts/person-name.ts'
import type { Route } from './+types/place.ts'
import { loadChosen, saved } from './choosing.ts'
import { describeWords } from './describe-words.ts'
import { type PlaceFaults, PlaceForm, placeFields } from './place-form.tsx'
import { SettingPage } from './setting-page.tsx'
import { preferencesWords } from './words.ts'

const timeZones = Intl.supportedValuesOf('timeZone').filter((zone) =>
  /^(America|Pacific)\//.test(zone),
)

export async function loader({ context }: Route.LoaderArgs) {
  const { street, city, state, zip, timeZone } = await loadChosen(context)
  const filled = { street: street ?? '', city, state, zip, timeZone }
  return { filled, states, timeZones: [...new Set([timeZone, ...timeZones])].sort() }
}

/** Says where the community is. */
export async function action({ request, params, context }: Route.ActionArgs) {
  await loadChosen(context)
  const filled = await readForm(request, placeFields)
  const hasStreet = filled.street.trim() !== ''
  const street = hasStreet ? readName(filled.street, longestPlace) : null
  const { town, faults } = readTown(filled)
  if (!town || (hasStreet && !street)) {
    const wrong: PlaceFaults = { ...wordsFor(faults ?? {}) }
    if (hasStreet && !street) wrong.street = 'wrongStreet'
    return data({ filled, faults: wrong }, 400)
  }
  const { db } = context.get(house)
  await placeCommunity(db, context.get(entrance).by, { ...town, street })
  return saved(params)
}

const faultWords = {
  city: 'wrongCity',
  state: 'wrongState',
  zip: 'wrongZip',
  timeZone: 'wrongTimeZone',
} as const satisfies Record<keyof TownFaults, string>

function wordsFor(faults: TownFaults): PlaceFaults {
  const fields = Object.keys(faults) as (keyof TownFaults)[]
  return Object.fromEntries(
    fields.map((field) => [
      field,
      faults[field] === 'of another state' ? 'zipElsewhere' : faultWords[field],
    ]),
  )
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('place'))
}

export default function Place({ loaderData, actionData }: Route.ComponentProps) {
  const sayAll = useWords(preferencesWords)
  const say = useWords(describeWords)
  const { states, timeZones } = loaderData
  return (
    <SettingPage title={sayAll('place')} lead={say('placeLead')}>
      <PlaceForm
        filled={(actionData ?? loaderData).filled}
        faults={actionData?.faults ?? {}}
        choices={{ states, timeZones }}
      />
    </SettingPage>
  )
}
