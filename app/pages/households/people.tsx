import { Form, Link } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { PersonName } from '#app/ui/person-name.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { deedWords } from './deed-words.ts'
import type { HouseholdView } from './household.tsx'
import { HouseholdDeeds } from './status.tsx'

/** `members`: where the pages of people may be opened. */
type PresentPeopleProps = { base: string; household: HouseholdView; members: string | null }

/** Who lives there and who is expected, with what may be done about each. */
export function PresentPeople({ base, household, members }: PresentPeopleProps) {
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
            <Who person={person} members={members} />
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

function Who({ person, members }: { person: Person; members: string | null }) {
  const say = useWords(deedWords)
  const { memberId, name, householdRole, occupancy, isJoined, isInvited, isGuest, since } = person
  const waits = isGuest ? 'guest' : isInvited ? 'invited' : 'expected'
  return (
    <>
      <PersonName name={name} memberId={memberId} members={members} />{' '}
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
  return (
    <Form method="post" action={to} preventScrollReset>
      <SubmitButton kind="quiet" aria-label={label}>
        {words}
      </SubmitButton>
    </Form>
  )
}

type PastPeopleProps = { people: HouseholdView['past']; members: string | null }

/** Who lived there once, last first. */
export function PastPeople({ people, members }: PastPeopleProps) {
  const say = useWords(deedWords)
  return (
    <section className="card household-card">
      <h2>{say('pastPeople')}</h2>
      {people.length === 0 && <p>{say('noPast')}</p>}
      <ul className="household-people">
        {people.map(({ residencyId, memberId, name, householdRole, since, until }) => (
          <li key={residencyId}>
            <PersonName name={name} memberId={memberId} members={members} />{' '}
            {householdRole === 'head' && <span className="badge">{say('head')}</span>}{' '}
            <span className="soft">{say('fromUntil', { since, until })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
