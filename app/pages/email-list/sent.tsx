import { data, Link } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { readListReport } from '#domain/invitations/list-report.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/sent.ts'
import { sentWords, verdictWords } from './words.ts'
import './email-list.css'

/** What came of a list; it can be reloaded without sending anything again. */
export async function loader({ context, params: { batchId } }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'invite members via email')
  const { db } = context.get(house)
  const report = isId(batchId) ? await readListReport(db, by, { batchId }) : null
  if (!report) throw data(null, 404)
  const day = daysIn(context.get(visit).locale, community.timeZone)
  const { later } = report
  return { ...report, later: later && { count: later.count, day: day(later.until) } }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', sentWords)('title'))
}

export default function Sent({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(sentWords)
  const base = `/c/${params.slug}/invitations`
  const { batchId, invited, skipped, later } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <p>{say('invited', { count: invited })}</p>
      {later && <p>{say('later', later)}</p>}
      <div className="list-actions">
        <Link className="button primary" to={`${base}/status?batch=${batchId}`}>
          {say('ok')}
        </Link>
        <Link className="button quiet" to={`${base}/email`}>
          {say('more')}
        </Link>
      </div>
      <Skipped skipped={skipped} />
    </>
  )
}

function Skipped({ skipped }: Pick<Route.ComponentProps['loaderData'], 'skipped'>) {
  const say = useWords(sentWords)
  const verdict = useWords(verdictWords)
  if (skipped.length === 0) return null
  return (
    <section className="part">
      <h2>{say('skipped', { count: skipped.length })}</h2>
      <table className="review">
        <thead>
          <tr>
            <th scope="col">{say('address')}</th>
            <th scope="col">{say('why')}</th>
          </tr>
        </thead>
        <tbody>
          {skipped.map(({ typed, because }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
            <tr key={place}>
              <th scope="row">{typed}</th>
              <td>{verdict(because)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
