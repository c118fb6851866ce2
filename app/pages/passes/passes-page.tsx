import { Form, Link } from 'react-router'
import { TextField } from '#app/ui/field.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { BatchList } from './batch-list.tsx'
import type { PassesView } from './load-passes.ts'
import { type CountWord, passesWords } from './words.ts'
import './passes.css'

/** What was typed and refused, and why. */
export type Typed = { count: string; fault: CountWord | null; mayNotGrant: boolean }

type PassesPageProps = { slug: string; view: PassesView; typed: Typed | null }

/** The page of the card: what to make, and what was made. */
export function PassesPage({ slug, view, typed }: PassesPageProps) {
  const say = useWords(passesWords)
  const base = `/c/${slug}/invitations/passes`
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <p className="passes-lead">{say('lead')}</p>
      {view.nowVoided !== null && (
        <Notice>
          <p>{say('nowVoided', { count: view.nowVoided })}</p>
        </Notice>
      )}
      {typed?.mayNotGrant && (
        <Notice kind="error" help="roles">
          {say('mayNotGrant')}
        </Notice>
      )}
      <div className="passes-cards">
        <BlankCard base={base} view={view} typed={typed} />
        <HomesCard base={base} view={view} />
      </div>
      <section aria-labelledby="batches">
        <h2 id="batches">{say('batches')}</h2>
        {view.batches.length === 0 ? (
          <>
            <p className="soft">{say('noBatches')}</p>
            <HelpLink to="access-passes" />
          </>
        ) : (
          <BatchList base={base} batches={view.batches} mayVoid={view.mayVoid} />
        )}
      </section>
    </>
  )
}

type CardProps = { base: string; view: PassesView }

function BlankCard({ base, view, typed }: CardProps & { typed: Typed | null }) {
  const say = useWords(passesWords)
  const { most, submissions } = view
  return (
    <section className="card">
      <h2>{say('blankTitle')}</h2>
      <p>{say('blankBody')}</p>
      <Form className="form" method="post" action={`${base}/blank`} preventScrollReset>
        <input type="hidden" name="submission" value={submissions.blank} />
        <TextField
          name="count"
          label={say('count')}
          hint={say('countHint', { most })}
          error={typed?.fault ? say(typed.fault, { most }) : undefined}
          defaultValue={typed?.count}
          className="passes-count"
          inputMode="numeric"
          maxLength={20}
          autoComplete="off"
          required
        />
        <SubmitButton>{say('generate')}</SubmitButton>
      </Form>
    </section>
  )
}

function HomesCard({ base, view }: CardProps) {
  const say = useWords(passesWords)
  const { homes, waiting, withPass } = view.homes
  const missing = waiting - withPass
  return (
    <section className="card">
      <h2>{say('homesTitle')}</h2>
      <p>{say('homesBody')}</p>
      <p>
        <strong>{say(homes === 0 ? 'noHomes' : 'waiting', { waiting })}</strong>{' '}
        {say('withPass', { withPass })}
        {homes > 0 && waiting === 0 && say('allJoined')}
      </p>
      <div className="passes-actions">
        {missing > 0 && (
          <Form method="post" action={`${base}/for-homes`}>
            <input type="hidden" name="submission" value={view.submissions.homes} />
            <SubmitButton>{say('generateHomes', { missing })}</SubmitButton>
          </Form>
        )}
        {withPass > 0 && (
          <Link className="button quiet" to={`${base}/homes`}>
            {say('printHomes')}
          </Link>
        )}
      </div>
    </section>
  )
}
