import { Form, Link } from 'react-router'
import { FloatingBar } from '#app/ui/floating-bar.tsx'
import { Tick } from '#app/ui/tick.tsx'
import { useTicked } from '#app/ui/use-ticked.ts'
import { useWords } from '#app/words/words.ts'
import type { PropertiesView } from './properties.tsx'
import { propertyWords } from './property-words.ts'

type PropertyTableProps = { base: string; view: PropertiesView }

/** A page of homes; who may merge them ticks two. On phones each is a card. */
export function PropertyTable({ base, view }: PropertyTableProps) {
  const say = useWords(propertyWords)
  const { properties, mayMerge, tab } = view
  const ticks = mayMerge && tab !== 'deleted'
  const ticked = useTicked(properties.map(({ id }) => id))
  const columns = ['home', 'livesThere', 'households', 'joinedOf', 'pastOccupants'] as const
  return (
    <Form method="get" action={`${base}/merge`}>
      <table className="list homes">
        <thead>
          <tr>
            {ticks && (
              <th className="tick" scope="col">
                <span className="hidden-words">{say('tick')}</span>
              </th>
            )}
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {properties.map((home) => (
            <tr key={home.id}>
              {ticks && (
                <td className="tick">
                  <Tick
                    words={say('tickOf', { home: home.door })}
                    name="home"
                    value={home.id}
                    checked={ticked.isTicked(home.id)}
                    onTick={(on) => ticked.tick([home.id], on)}
                  />
                </td>
              )}
              <HomeCells base={base} home={home} seesPeople={view.seesPeople} />
            </tr>
          ))}
        </tbody>
      </table>
      {ticks && (
        <FloatingBar
          count={ticked.here.length}
          selected={say('selected', { count: ticked.here.length })}
          acts={[{ action: `${base}/merge`, words: say('merge'), waits: ticked.here.length !== 2 }]}
        />
      )}
    </Form>
  )
}

type HomeCellsProps = {
  base: string
  home: PropertiesView['properties'][number]
  seesPeople: boolean
}

function HomeCells({ base, home, seesPeople }: HomeCellsProps) {
  const say = useWords(propertyWords)
  const { id, door, town, isEmpty, living, expected, past, people, households } = home
  const nobody = home.owners.join(', ') || say(isEmpty ? 'standsEmpty' : 'nobody')
  return (
    <>
      <th scope="row">
        {seesPeople ? <Link to={`${base}/${id}`}>{door}</Link> : door}{' '}
        <span className="soft town">{town}</span>
      </th>
      <td className="names" data-label={say('livesThere')}>
        {living === 0 ? nobody : (people?.join(', ') ?? say('people', { count: living }))}
        {expected > 0 && <span className="soft"> {say('alsoExpected', { count: expected })}</span>}
      </td>
      <td className="names" data-label={say('households')}>
        {households}
      </td>
      <td data-label={say('joinedOf')}>
        {living + expected > 0 ? say('ofAll', { joined: living, all: living + expected }) : '–'}
      </td>
      <td data-label={say('pastOccupants')}>{past}</td>
    </>
  )
}
