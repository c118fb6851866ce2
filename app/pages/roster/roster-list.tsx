import { Link } from 'react-router'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useWords } from '#app/words/words.ts'
import type { RosterState } from '#domain/rosters/roster.ts'
import { stateWords, uploadWords } from './upload-words.ts'
import '#app/ui/list.css'

type ListedRoster = {
  id: string
  fileName: string
  madeBy: string | null
  rowCount: number
  state: RosterState
  day: string
  /** How many members it makes; null where nothing was imported. */
  members: number | null
}

const waiting: readonly RosterState[] = ['read', 'checked', 'cancelled', 'stuck']

type RosterListProps = {
  slug: string
  rosters: readonly ListedRoster[]
  /** Where the pages around are; null where there is none. */
  older: string | null
  newer: string | null
}

/** The rosters that were brought before, newest first, a page at a time. */
export function RosterList({ slug, rosters, older, newer }: RosterListProps) {
  const say = useWords(uploadWords)
  return (
    <section className="roster-part" id="earlier">
      <h2>{say('earlier')}</h2>
      {rosters.length > 0 && <p className="soft">{say('kept')}</p>}
      {rosters.length === 0 ? (
        <p className="soft">{say('none')}</p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{say('fileName')}</th>
              <th scope="col">{say('day')}</th>
              <th scope="col">{say('by')}</th>
              <th scope="col">{say('standing')}</th>
              <th scope="col">{say('rows')}</th>
              <th scope="col">{say('made')}</th>
            </tr>
          </thead>
          <tbody>
            {rosters.map((roster) => (
              <Row key={roster.id} slug={slug} roster={roster} />
            ))}
          </tbody>
        </table>
      )}
      <ListPages isByTime previous={newer} next={older} />
    </section>
  )
}

function Row({ slug, roster }: { slug: string; roster: ListedRoster }) {
  const say = useWords(uploadWords)
  const state = useWords(stateWords)
  const { id, fileName, madeBy, rowCount, day, members } = roster
  return (
    <tr>
      <th scope="row" className="file-name">
        <Link to={`/c/${slug}/roster/${id}`}>{shownName(fileName, say('pastedName'))}</Link>
      </th>
      <td className="day" data-label={say('day')}>
        {day}
      </td>
      <td data-label={say('by')}>{madeBy ?? say('nobody')}</td>
      <td>
        <span className={waiting.includes(roster.state) ? 'badge waiting' : 'badge'}>
          {state(roster.state)}
        </span>
      </td>
      <td data-label={say('rows')}>{say('number', { count: rowCount })}</td>
      <td data-label={say('made')}>{members !== null && say('number', { count: members })}</td>
    </tr>
  )
}

/** What a roster is called on screen: by its file, or as cells that were pasted. */
export function shownName(fileName: string, pasted: string): string {
  return fileName === 'pasted.tsv' ? pasted : fileName
}
