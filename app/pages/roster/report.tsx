import { Form, Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { importWords } from './import-words.ts'
import { useListed } from './listed.ts'
import type { RosterView } from './load-roster.ts'

/** What an import has made, where its invitations are, and what is left to do. */
export function Report({ roster }: { roster: RosterView }) {
  const say = useWords(importWords)
  const { base, state, made, finished, undone } = roster
  const community = base.slice(0, base.indexOf('/roster/'))
  if (state === 'stuck') return null
  if (state === 'undone')
    return (
      <>
        <h1>{say('undoneTitle')}</h1>
        {undone && <p>{say('undoneAt', { moment: undone })}</p>}
        <Onward community={community} />
      </>
    )
  return (
    <>
      <div className="page-head">
        <h1>{say(state === 'cancelled' ? 'cancelledTitle' : 'importedTitle')}</h1>
      </div>
      {state === 'cancelled' && <p>{say('cancelledBody', roster.progress)}</p>}
      <p className="roster-lead">
        {made && <Made made={made} />} {finished && say('importedAt', { moment: finished })}
      </p>
      <Invitations roster={roster} community={community} />
      <Rest roster={roster} />
      <Onward community={community} undo={`${base}/undo`} />
    </>
  )
}

function Made({ made }: { made: NonNullable<RosterView['made']> }) {
  const say = useWords(importWords)
  const list = useListed()(made)
  return (
    <strong>
      {list ? say('made', { list }) : say('madeNothing')}{' '}
      {made.updated > 0 && say('updated', { count: made.updated })}
    </strong>
  )
}

type PartProps = { roster: RosterView; community: string }

function Invitations({ roster, community }: PartProps) {
  const say = useWords(importWords)
  const { made, batches, mayPrint } = roster
  const { emails = 0, passes = 0 } = made ?? {}
  return (
    <>
      {emails > 0 && <Messages roster={roster} community={community} emails={emails} />}
      {passes > 0 && (
        <p>
          {say('passesMade', { count: passes })}{' '}
          {mayPrint && (
            <Link to={`${community}/invitations/passes/${batches.pass}`}>{say('passes')}</Link>
          )}
        </p>
      )}
    </>
  )
}

/** When invitations leave; those that wait can be sent from here. */
function Messages({ roster, community, emails }: PartProps & { emails: number }) {
  const say = useWords(importWords)
  const { base, batches, sends, sendsAt, mayInvite, unsent } = roster
  const isSent = sends === 'later' && mayInvite && unsent === 0
  const count = unsent || emails
  return (
    <>
      <p>
        {say(isSent ? 'sent' : `sent${sends}`, { count, moment: sendsAt ?? '' })}{' '}
        {mayInvite && (
          <Link to={`${community}/invitations/status?batch=${batches.email}`}>{say('status')}</Link>
        )}
      </p>
      {unsent > 0 && (
        <p>
          <Link className="button primary" to={`${base}/send`}>
            {say('sendNow')}
          </Link>
        </p>
      )}
    </>
  )
}

function Rest({ roster: { base, totals, changedRows } }: { roster: RosterView }) {
  const say = useWords(importWords)
  const count = (totals?.attention ?? 0) + changedRows
  if (count === 0) return null
  return (
    <section className="card roster-rest">
      <h2>{say('restTitle', { count })}</h2>
      <p>{say('restBody', { count })}</p>
      <Form method="post" action={`${base}/rest`} className="roster-actions">
        <button className="button primary" type="submit">
          {say('mendRest')}
        </button>
        <a className="button quiet" href={`${base}/attention.csv`} download>
          {say('download')}
        </a>
      </Form>
    </section>
  )
}

function Onward({ community, undo }: { community: string; undo?: string }) {
  const say = useWords(importWords)
  return (
    <div className="roster-actions">
      <Link className="button quiet" to={`${community}/members?tab=pending`}>
        {say('members')}
      </Link>
      <Link className="button quiet" to={`${community}/roster`}>
        {say('another')}
      </Link>
      {undo && (
        <Link className="button quiet" to={undo}>
          {say('undo')}
        </Link>
      )}
    </div>
  )
}
