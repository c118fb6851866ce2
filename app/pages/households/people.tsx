import { Form, Link, useNavigation } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { deedWords } from './deed-words.ts'
import type { HouseholdView } from './household.tsx'
import { HouseholdDeeds } from './status.tsx'

type PresentPeopleProps = { base: string; household: HouseholdView }

/** Who lives there and who is expected, with what may be done about each. */
export function PresentPeople({ base, household }: PresentPeopleProps) {
  const say = useWords(deedWords)
  const { present, isHeadless, mayManage } = household
  return (
    <section className="card household-card">
      <h2>{say('peopleHere')}</h2>
      {present.length === 0 && <p>{say('nobody')}</p>}
      {isHeadless && mayManage && <Notice kind="warning">{say('noHeadYet')}</Notice>}
      <ul className="household-people">
        {present.map((person) => (
          <li key={person.residencyId}>
            <Who person={person} />
            {mayManage && (
              <PersonDeeds
                base={`${base}/people/${person.residencyId}`}
                person={person}
                hasSeveralHeads={household.hasSeveralHeads}
              />
            )}
          </li>
        ))}
      </ul>
      <HouseholdDeeds base={base} household={household} />
    </section>
  )
}

type Person = HouseholdView['present'][number]

function Who({ person }: { person: Person }) {
  const say = useWords(deedWords)
  const { name, householdRole, occupancy, isJoined, isInvited, isGuest, since } = person
  const waits = isGuest ? 'guest' : isInvited ? 'invited' : 'expected'
  return (
    <>
      <span className="who">{name}</span>{' '}
      {isJoined && householdRole === 'head' && <span className="badge">{say('head')}</span>}{' '}
      {occupancy !== 'other' && <span className="badge">{say(occupancy)}</span>}{' '}
      <span className="soft">{isJoined ? say('since', { day: since }) : say(waits)}</span>
    </>
  )
}

type PersonDeedsProps = { base: string; person: Person; hasSeveralHeads: boolean }

function PersonDeeds({ base, person, hasSeveralHeads }: PersonDeedsProps) {
  const say = useWords(deedWords)
  const { name, householdRole, isJoined, isGuest } = person
  const isHead = householdRole === 'head'
  return (
    <div className="deeds">
      {isJoined && !isHead && (
        <Press to={`${base}/appoint`} words={say('appoint')} label={say('appointOf', { name })} />
      )}
      {isJoined && isHead && hasSeveralHeads && (
        <Press
          to={`${base}/step-down`}
          words={say('stepDown')}
          label={say('stepDownOf', { name })}
        />
      )}
      {!isGuest && (
        <Link className="button quiet" to={`${base}/move`} aria-label={say('moveOf', { name })}>
          {say('move')}
        </Link>
      )}
    </div>
  )
}

function Press({ to, words, label }: { to: string; words: string; label: string }) {
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" action={to} preventScrollReset>
      <button className="button quiet" type="submit" aria-label={label} disabled={busy}>
        {words}
      </button>
    </Form>
  )
}

/** Who lived there once, last first. */
export function PastPeople({ people }: { people: HouseholdView['past'] }) {
  const say = useWords(deedWords)
  return (
    <section className="card household-card">
      <h2>{say('pastPeople')}</h2>
      {people.length === 0 && <p>{say('noPast')}</p>}
      <ul className="household-people">
        {people.map(({ residencyId, name, householdRole, since, until }) => (
          <li key={residencyId}>
            <span className="who">{name}</span>{' '}
            {householdRole === 'head' && <span className="badge">{say('head')}</span>}{' '}
            <span className="soft">{say('fromUntil', { since, until })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
