import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { GuestCard } from './guest-card.tsx'
import type { ShownDweller } from './shown-households.ts'
import { householdWords } from './words.ts'

type DwellerRowProps = { base: string; dweller: ShownDweller; isHead: boolean }

/** Somebody who lives here or is expected; what a Head may do about them unfolds. */
export function DwellerRow({ base, dweller, isHead }: DwellerRowProps) {
  const { guest, since, isYou } = dweller
  if (guest && isHead) return <GuestCard base={base} name={dweller.name} guest={guest} />
  if (!isHead || isYou || !since)
    return (
      <li className="dweller">
        <div className="face">
          <Face dweller={dweller} isHead={isHead} />
        </div>
      </li>
    )
  return (
    <li className="dweller">
      <details>
        <summary className="face">
          <Face dweller={dweller} isHead={isHead} />
        </summary>
        <Acts base={base} dweller={dweller} />
      </details>
    </li>
  )
}

function Face({ dweller, isHead }: Omit<DwellerRowProps, 'base'>) {
  const say = useWords(householdWords)
  const { name, householdRole, isYou, since } = dweller
  return (
    <>
      <span className="who">
        <strong>{name}</strong> {isYou && <span className="soft">({say('you')}) </span>}
        <span className="soft since">
          {since
            ? `${say(householdRole)}, ${say('joined', { day: since })}`
            : isHead && say('expected')}
        </span>
      </span>{' '}
      {!since && <span className="badge waiting">{say('invited')}</span>}
    </>
  )
}

/** Heads do not take each other out. */
function Acts({ base, dweller }: Omit<DwellerRowProps, 'isHead'>) {
  const say = useWords(householdWords)
  const { residencyId, name, householdRole } = dweller
  const acts = `${base}/residents/${residencyId}`
  return (
    <fieldset className="acts" aria-label={say('manage', { name })}>
      {householdRole === 'member' && (
        <Link className="button quiet" to={`${acts}/appoint`}>
          {say('appoint')}
        </Link>
      )}
      <Link className="button quiet" to={`${acts}/hand-over`}>
        {say('handOver', { name })}
      </Link>
      {householdRole === 'member' && (
        <Link className="button quiet" to={`${acts}/remove`}>
          {say('remove')}
        </Link>
      )}
    </fieldset>
  )
}
