import { Link } from 'react-router'
import { useHouseholdName } from '#app/words/household-name.ts'
import { useWords } from '#app/words/words.ts'
import { householdWords } from './household-words.ts'
import type { ListedHouseholds } from './households.tsx'
import { printHeads } from './print-heads.ts'

type HouseholdTableProps = { slug: string; households: ListedHouseholds; seesPeople: boolean }

/** A page of households; on phones each is a card. */
export function HouseholdTable({ slug, households, seesPeople }: HouseholdTableProps) {
  const say = useWords(householdWords)
  const columns = [
    'household',
    'home',
    'people',
    ...(seesPeople ? ['heads' as const] : []),
    'status',
  ] as const
  return (
    <table className="list households">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {households.map((household) => (
          <HouseholdRow
            key={household.id}
            slug={slug}
            household={household}
            seesPeople={seesPeople}
          />
        ))}
      </tbody>
    </table>
  )
}

type HouseholdRowProps = {
  slug: string
  household: ListedHouseholds[number]
  seesPeople: boolean
}

function HouseholdRow({ slug, household, seesPeople }: HouseholdRowProps) {
  const say = useWords(householdWords)
  const { id, name, door, town, state } = household
  const nameOf = useHouseholdName()
  const called = name ? nameOf(name) : say('unnamed')
  return (
    <tr>
      <th scope="row" className="names">
        {seesPeople ? <Link to={`/c/${slug}/households/${id}`}>{called}</Link> : called}
      </th>
      <td data-label={say('home')}>
        {door} <span className="soft town">{town}</span>
      </td>
      <td className="names" data-label={say('people')}>
        <People household={household} />
      </td>
      {seesPeople && (
        <td className="names" data-label={say('heads')}>
          {printHeads(household, say) || <span className="soft">{say('noHead')}</span>}
        </td>
      )}
      <td data-label={say('status')}>
        <span className={state === 'inactive' ? 'badge waiting' : 'soft'}>
          {say(`is ${state}`)}
        </span>
      </td>
    </tr>
  )
}

function People({ household }: { household: HouseholdRowProps['household'] }) {
  const say = useWords(householdWords)
  const { living, expected, people } = household
  if (living + expected === 0) return <span className="soft">{say('nobody')}</span>
  if (living === 0) return <span className="soft">{say('onlyExpected', { count: expected })}</span>
  return (
    <>
      {people?.join(', ') ?? say('somePeople', { count: living })}
      {expected > 0 && <span className="soft"> {say('alsoExpected', { count: expected })}</span>}
    </>
  )
}
