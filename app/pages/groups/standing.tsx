import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { GroupView } from './group.tsx'
import { Press } from './press.tsx'
import { groupWords } from './words.ts'

type StandingProps = { group: GroupView; base: string }

/** How one stands to a group, and what one can do about it. */
export function Standing({ group, base }: StandingProps) {
  const say = useWords(groupWords)
  const { standing, runsIt } = group
  return (
    <section className="card">
      {standing === 'outside' && <Outside group={group} base={base} />}
      {standing === 'asked' && <Asked base={base} />}
      {standing === 'member' && <p>{say('memberBody')}</p>}
      {standing === 'admin' && <p>{say('adminBody')}</p>}
      {isOnlyAdmin(group) && <p>{say('onlyAdminBody')}</p>}
      {runsIt && standing !== 'admin' && <p>{say('managerBody')}</p>}
      <Deeds group={group} base={base} />
    </section>
  )
}

function isOnlyAdmin({ standing, adminCount }: GroupView): boolean {
  return standing === 'admin' && adminCount === 1
}

function Deeds({ group, base }: StandingProps) {
  const say = useWords(groupWords)
  const { standing, runsIt } = group
  const isIn = standing === 'member' || standing === 'admin'
  if (!runsIt && !isIn) return null
  return (
    <div className="beside">
      {runsIt && (
        <Link className="button quiet" to={`${base}/edit`}>
          {say('change')}
        </Link>
      )}
      {isIn && !isOnlyAdmin(group) && <Press to={`${base}/leave`} words={say('leave')} />}
      {runsIt && (
        <Link className="button plain" to={`${base}/delete`}>
          {say('delete')}
        </Link>
      )}
    </div>
  )
}

function Asked({ base }: { base: string }) {
  const say = useWords(groupWords)
  return (
    <>
      <p>{say('askedBody')}</p>
      <Press to={`${base}/withdraw`} words={say('withdraw')} />
    </>
  )
}

function Outside({ group: { isOpen, again }, base }: StandingProps) {
  const say = useWords(groupWords)
  if (again && !isOpen) return <p>{say('again', { day: again })}</p>
  return (
    <>
      <p>{say(isOpen ? 'openBody' : 'closedBody')}</p>
      <Press to={`${base}/join`} words={say(isOpen ? 'join' : 'ask')} isMain />
    </>
  )
}
