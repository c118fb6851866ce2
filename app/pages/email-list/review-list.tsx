import { Link } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { counted, type PasteView, type ReviewRow, type ReviewView } from './list-view.ts'
import { PasteBox } from './paste-box.tsx'
import { ReadyRow, SuspectRow, UninvitedRow } from './review-rows.tsx'
import { reviewWords } from './words.ts'
import './email-list.css'

type View = { review: ReviewView } | { paste: PasteView } | undefined

/** The review of a list; or the box again, where the list could not be read. */
export function ReviewOrPaste({ slug, view }: { slug: string; view: View }) {
  if (!view) return null
  if ('paste' in view) return <PasteBox slug={slug} view={view.paste} />
  return <ReviewList slug={slug} view={view.review} />
}

function ReviewList({ slug, view }: { slug: string; view: ReviewView }) {
  const say = useWords(reviewWords)
  const base = `/c/${slug}/invitations`
  const { list, submission, rows, trouble } = view
  const suspects = rows.filter(({ verdict }) => verdict === 'suspect')
  const ready = rows.filter(({ verdict }) => verdict === 'valid')
  const others = rows.filter(({ verdict }) => verdict !== 'suspect' && verdict !== 'valid')
  return (
    <form method="post" action={`${base}/email/send`} encType="multipart/form-data">
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {trouble && (
        <Notice kind="error" help="invite-by-email">
          {say(trouble)}
        </Notice>
      )}
      <p>{say('lead')}</p>
      <Counts view={view} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="submission" value={submission} />
      <Part title={say('suspects')} body={say('suspectsBody')} rows={suspects} row={SuspectRow} />
      <Part title={say('others')} rows={others} row={UninvitedRow} />
      {others.length > 0 && (
        <p>
          <Link to={`${base}/status`}>{say('status')}</Link>
        </p>
      )}
      <Part title={say('ready')} body={say('readyBody')} rows={ready} row={ReadyRow} />
      <div className="list-actions staying">
        <button className="button primary" type="submit">
          {say('send')}
        </button>
        <button className="button quiet" type="submit" formAction={`${base}/email`}>
          {say('change')}
        </button>
      </div>
    </form>
  )
}

function Counts({ view: { counts, rows } }: { view: ReviewView }) {
  const say = useWords(reviewWords)
  return (
    <ul className="counts">
      <li>{say('total', { count: rows.length })}</li>
      {counted
        .filter((is) => is === 'valid' || counts[is] > 0)
        .map((is) => (
          <li key={is} className={is === 'valid' ? 'ready' : undefined}>
            {say(is, { count: counts[is] })}
          </li>
        ))}
    </ul>
  )
}

type PartProps = {
  title: string
  body?: string
  rows: readonly ReviewRow[]
  row: (props: { row: ReviewRow }) => React.ReactNode
}

/** The entries that share a fate: a table, cards on phones. */
function Part({ title, body, rows, row: Row }: PartProps) {
  const say = useWords(reviewWords)
  if (rows.length === 0) return null
  return (
    <section className="part">
      <h2>{title}</h2>
      {body && <p>{body}</p>}
      <table className="review">
        <thead>
          <tr>
            <th scope="col">{say('address')}</th>
            <th scope="col">{say('what')}</th>
            <th scope="col" className="line">
              {say('line')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <Row key={one.place} row={one} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
