import { Link } from 'react-router'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { useWords } from '#app/words/words.ts'
import { DwellerRow } from './dweller-row.tsx'
import { headsOf } from './heads-of.ts'
import type { ShownHousehold } from './shown-households.ts'
import { householdWords } from './words.ts'

type HouseholdSectionProps = { base: string; household: ShownHousehold }

/** One home: its address, the card of its members, and the way out. */
export function HouseholdSection({ base, household }: HouseholdSectionProps) {
  const say = useWords(householdWords)
  const nameOf = useHouseholdName()
  const { id, name, door, home, isHead, isInactive, dwellers } = household
  return (
    <section className="household" aria-labelledby={`home-${id}`}>
      <h2 id={`home-${id}`}>{door}</h2>
      <p className="soft">
        {nameOf(name)} · {home.slice(door.length + 2)}
      </p>
      <div className="card">
        <div className="card-head">
          <h3>{say('members')}</h3>
          {isHead && !isInactive && (
            <Link
              className="button primary"
              to={`${base}/${id}/invite`}
              aria-label={`+ ${say('invite')}: ${say('inviteTo', { home: door })}`}
            >
              + {say('invite')}
            </Link>
          )}
        </div>
        {isInactive && (
          <Notice kind="warning" help="waiting-to-enter">
            {say('inactive')}
          </Notice>
        )}
        {dwellers.length === 1 && isHead && !isInactive && (
          <>
            <p>{say('alone')}</p>
            <HelpLink to="invite-household" />
          </>
        )}
        <ul className="dwellers">
          {dwellers.map((dweller) => (
            <DwellerRow
              key={dweller.residencyId}
              base={base}
              dweller={dweller}
              isHead={isHead && !isInactive}
            />
          ))}
        </ul>
        {!isHead && !isInactive && <WhoInvites household={household} />}
        {!isInactive && (
          <Link
            className="button plain"
            to={`${base}/${id}/leave`}
            aria-label={say('leaveOf', { home: door })}
          >
            {say('leave')}
          </Link>
        )}
      </div>
    </section>
  )
}

function WhoInvites({ household }: { household: ShownHousehold }) {
  const say = useWords(householdWords)
  const heads = headsOf(household)
  if (heads.length === 0) return <p>{say('nobodyInvites')}</p>
  return <p>{say('whoInvites', { names: heads.join(', '), count: heads.length })}</p>
}
