import { Link } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { listWaitingHomes } from '#domain/progress/list-waiting-homes.ts'
import type { Route } from './+types/print.ts'
import { listAt } from './list-address.ts'
import { printQuestion, readQuestion } from './question.ts'
import { printHomes, type ShownHome } from './shown.ts'
import { Why } from './why.tsx'
import { progressWords } from './words.ts'
import './progress.css'

/** How many homes are printed at once. */
const mostPrinted = 1_000

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const question = { ...readQuestion(url.searchParams), after: null }
  const { db } = context.get(house)
  const { homes, next } = await listWaitingHomes(db, by, question, { onPage: mostPrinted })
  const day = daysIn(context.get(visit).locale, community.timeZone)
  return {
    address: printQuestion(question),
    community: community.name,
    today: day(new Date()),
    homes: printHomes(homes, day),
    isPart: next !== null,
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', progressWords)('title'))
}

/** The list on paper, with room for notes: for whoever goes from door to door. */
export default function PrintWaiting({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(progressWords)
  const { address, community, today, homes, isPart } = loaderData
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p>{say('printedOn', { community, day: today })}</p>
        </div>
        <div className="beside on-screen">
          <button className="button primary needs-script" type="button" onClick={() => print()}>
            {say('printNow')}
          </button>
          <Link className="button quiet" to={listAt(`/c/${params.slug}/progress`, address)}>
            {say('back')}
          </Link>
        </div>
      </div>
      {isPart && <p>{say('firstOnly', { count: homes.length })}</p>}
      {homes.length === 0 ? (
        <p className="card empty">{say(address.search ? 'nothingFound' : 'none')}</p>
      ) : (
        <Paper homes={homes} />
      )}
    </>
  )
}

function Paper({ homes }: { homes: readonly ShownHome[] }) {
  const say = useWords(progressWords)
  return (
    <table className="paper">
      <thead>
        <tr>
          <th scope="col">{say('home')}</th>
          <th scope="col">{say('expected')}</th>
          <th scope="col">{say('why')}</th>
          <th scope="col">{say('notes')}</th>
        </tr>
      </thead>
      <tbody>
        {homes.map((home) => (
          <tr key={home.id}>
            <th scope="row">{home.door}</th>
            <td data-label={say('expected')}>
              {(home.people.length > 0 ? home.people : home.owners).join(', ')}
            </td>
            <td data-label={say('why')}>
              <Why home={home} />
            </td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
