import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { undoMove } from '#domain/moves/undo-move.ts'
import type { Route } from './+types/undo.ts'
import { loadMove } from './load-property.ts'
import { moveWords } from './move-words.ts'
import { Standing } from './standing.tsx'
import '#app/ui/list.css'
import './properties.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { state, door, people, isLivedIn } = await loadMove(context, params)
  if (state === 'undone') throw redirect(pageOf(params), 303)
  return { door, people, isLivedIn }
}

/** Brings back what a move has ended. */
export async function action({ context, params }: Route.ActionArgs) {
  const { id: moveId } = await loadMove(context, params)
  const { by } = context.get(entrance)
  const outcome = await undoMove(context.get(house).db, by, { moveId })
  if (outcome.ok) return redirect(pageOf(params), 303)
  const { because } = outcome.refusal
  if (because === 'unknown move') throw data(null, 404)
  return data({ because }, 409)
}

const pageOf = ({ slug, propertyId, moveId }: Route.LoaderArgs['params']) =>
  `/c/${slug}/properties/${propertyId}/moves/${moveId}`

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', moveWords)
  return pageTitle(say('undoTitle', { home: loaderData?.door ?? '' }))
}

/** Shows who would come back, and who would not and why, before it is done. */
export default function Undo({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(moveWords)
  const { door: home, people, isLivedIn } = loaderData
  const isOffered = people.some(({ keptAway }) => keptAway === null)
  return (
    <section className="card home-card">
      <h1>{say('undoTitle', { home })}</h1>
      {actionData && (
        <Notice kind="error" help="moves">
          {say(actionData.because)}
        </Notice>
      )}
      {isOffered && <p>{say('undoBody')}</p>}
      <ul className="occupants">
        {people.map((person) => (
          <li key={person.residencyId}>
            <span className="who">{person.name}</span>
            <ul className="consequences">
              <Standing person={person} tense="comesBack" />
            </ul>
          </li>
        ))}
      </ul>
      {isOffered && isLivedIn && <Notice kind="warning">{say('undoLivedIn')}</Notice>}
      {isOffered && <p>{say('undoTold')}</p>}
      <Form className="beside" method="post">
        {isOffered && <SubmitButton>{say('undoDo')}</SubmitButton>}
        <Link className="button quiet" to={pageOf(params)}>
          {say('keepIt')}
        </Link>
      </Form>
    </section>
  )
}
