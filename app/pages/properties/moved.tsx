import { Form, Link } from 'react-router'
import { entrance, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import type { Route } from './+types/moved.ts'
import { Consequences } from './consequences.tsx'
import { loadMove } from './load-property.ts'
import { moveWords } from './move-words.ts'
import { plainDay } from './plain-day.ts'
import { Returned } from './returned.tsx'
import './properties.css'
import '#app/ui/list.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const { locale } = context.get(visit)
  const { undoableUntil, ...move } = await loadMove(context, params)
  return {
    ...move,
    day: plainDay(move.lastDay, locale),
    undoUntil: undoableUntil && daysIn(locale, community.timeZone)(undoableUntil),
    mayInvite: by.permissions.has('invite members'),
  }
}

export type MoveShown = Awaited<ReturnType<typeof loader>>

const titles = {
  planned: 'planned title',
  done: 'moved title',
  cancelled: 'cancelled title',
  undone: 'undone title',
} as const

const bodies = {
  planned: 'plannedBody',
  done: 'doneBody',
  cancelled: 'cancelledBody',
  undone: 'undoneBody',
} as const

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', moveWords)
  return pageTitle(say(titles[loaderData?.state ?? 'planned'], { home: loaderData?.door ?? '' }))
}

/** What has ended, or will; and the ways to undo, change or cancel it. */
export default function Moved({ loaderData: move, params }: Route.ComponentProps) {
  const say = useWords(moveWords)
  const members = `/c/${params.slug}/members`
  const back = `/c/${params.slug}/properties/${params.propertyId}`
  const { door: home, state, day } = move
  return (
    <>
      <WayBack to={back}>{say('back')}</WayBack>
      <section className="card home-card">
        <h1>{say(titles[state], { home })}</h1>
        <p>{say(bodies[state], { day })}</p>
        {state === 'undone' && <Returned move={move} members={members} />}
        {(state === 'planned' || state === 'done') && <Ended move={move} />}
        {state === 'done' && (
          <p>{move.undoUntil ? say('undoUntil', { day: move.undoUntil }) : say('undoOver')}</p>
        )}
        <Ways move={move} page={`${back}/moves/${move.id}`} members={members} />
      </section>
    </>
  )
}

function Ended({ move: { people } }: { move: MoveShown }) {
  const say = useWords(moveWords)
  if (people.length === 0) return <p className="soft">{say('nobody')}</p>
  return (
    <ul className="occupants">
      {people.map((person) => (
        <li key={person.residencyId}>
          <span className="who">{person.name}</span>
          <Consequences person={person} />
        </li>
      ))}
    </ul>
  )
}

type WaysProps = { move: MoveShown; page: string; members: string }

function Ways({ move, page, members }: WaysProps) {
  const say = useWords(moveWords)
  const { state, reason, undoUntil, mayInvite, propertyId } = move
  const isComing = state === 'planned' || state === 'done'
  const asksNext = mayInvite && reason === 'sold' && isComing
  return (
    <>
      {asksNext && <p className="soft">{say('nextOwnerHint')}</p>}
      <div className="beside">
        {asksNext && (
          <Link className="button primary" to={`${members}/invite?property=${propertyId}`}>
            {say('nextOwner')}
          </Link>
        )}
        {undoUntil && (
          <Link className="button quiet" to={`${page}/undo`}>
            {say('undo')}
          </Link>
        )}
        {state === 'planned' && (
          <>
            <Link className="button quiet" to={`${page}/change`}>
              {say('changePlan')}
            </Link>
            <Form method="post" action={`${page}/cancel`}>
              <SubmitButton kind="quiet">{say('cancelPlan')}</SubmitButton>
            </Form>
          </>
        )}
      </div>
    </>
  )
}
