import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { deleteProperty } from '#domain/properties/delete-property.ts'
import { foreseeDeleting } from '#domain/properties/in-the-way.ts'
import { printDoor } from '#domain/properties/property.ts'
import { readAddress } from '#domain/properties/read-address.ts'
import type { Route } from './+types/delete.ts'
import { homeWords } from './home-words.ts'
import './properties.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  const { db } = context.get(house)
  const propertyId = isId(params.propertyId) ? params.propertyId : null
  const home = await readAddress(db, by, { propertyId })
  if (!home || home.deletedAt) throw data(null, 404)
  return { door: printDoor(home), ...(await foreseeDeleting(db, by, { propertyId: home.id })) }
}

/** Deletes the home; who was faster and lives there now stands in the answer. */
export async function action({ context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const { db } = context.get(house)
  const { propertyId } = params
  const home = await readAddress(db, by, { propertyId: isId(propertyId) ? propertyId : null })
  if (!home) throw data(null, 404)
  const outcome = await deleteProperty(db, by, { propertyId })
  if (!outcome.ok && outcome.refusal.because === 'unknown property') throw data(null, 404)
  if (!outcome.ok) return data(null, 409)
  const told = new URLSearchParams({ told: 'deleted', restore: propertyId })
  return redirect(`/c/${params.slug}/properties?${told}`, 303)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', homeWords)
  return pageTitle(say('deleteTitle', { home: loaderData?.door ?? '' }))
}

/** Asks before a home goes; where people live there, it says who and what to do. */
export default function DeleteHome({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(homeWords)
  const { door, people, waiting, passes } = loaderData
  const isFree = people.length + waiting === 0
  const back = `/c/${params.slug}/properties/${params.propertyId}`
  return (
    <section className="card home-card">
      <h1>{say('deleteTitle', { home: door })}</h1>
      {isFree ? <p>{say('deleteBody')}</p> : <InTheWay people={people} waiting={waiting} />}
      {isFree && passes > 0 && <p>{say('deletePasses', { count: passes })}</p>}
      <Form className="beside" method="post">
        <Link className="button quiet" to={back}>
          {say(isFree ? 'cancel' : 'back')}
        </Link>
        {isFree && <SubmitButton kind="danger">{say('deleteDo')}</SubmitButton>}
      </Form>
    </section>
  )
}

function InTheWay({ people, waiting }: { people: readonly string[]; waiting: number }) {
  const say = useWords(homeWords)
  const named = people.map((name, at) => ({ at, name: name || say('someone') }))
  return (
    <>
      {people.length > 0 && (
        <>
          <p>{say('livedIn', { count: people.length })}</p>
          <ul>
            {named.map(({ at, name }) => (
              <li key={at}>{name}</li>
            ))}
          </ul>
          <p>{say('livedInBody', { count: people.length })}</p>
        </>
      )}
      {waiting > 0 && <p>{say('waiting', { count: waiting })}</p>}
    </>
  )
}
