import { data, Link } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { readTextBatch } from '#domain/invitations/read-text-batch.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/report.ts'
import { leavings } from './leavings.ts'
import { SkippedList } from './paste-field.tsx'
import { textWords } from './words.ts'
import './text-invites.css'

/** What became of a batch of texts: who is texted and when, and who was skipped and why. */
export async function loader({ context, params: { batchId } }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'invite members via text')
  const batch = isId(batchId) ? await readTextBatch(context.get(house).db, by, { batchId }) : null
  if (!batch) throw data(null, 404)
  const { locale } = context.get(visit)
  return {
    id: batch.id,
    leavings: leavings(batch.texted, { locale, timeZone: community.timeZone, now: new Date() }),
    texted: batch.texted.map(({ number, name, state }) => ({
      number: printPhone(number),
      name,
      state,
    })),
    skipped: batch.skipped,
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', textWords)('reported'))
}

/** Words that mean something else elsewhere on the page have keys of their own. */
const stateKeys = {
  queued: 'queued',
  sending: 'sending',
  sent: 'state sent',
  delivered: 'delivered',
  bounced: 'bounced',
  failed: 'failed',
  suppressed: 'suppressedText',
} as const

export default function Report({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(textWords)
  const { id, texted, skipped, leavings } = loaderData
  const base = `/c/${params.slug}/invitations`
  return (
    <div className="texted">
      <div className="page-head">
        <h1>{say('sent', { count: texted.length })}</h1>
      </div>
      <Notice>
        {leavings.map(({ key, count, when }) => (
          <p key={`${key} ${when}`}>{say(key, { count, when })}</p>
        ))}
      </Notice>
      <section className="card">
        <ul className="people">
          {texted.map(({ number, name, state }) => (
            <li key={number}>
              <strong>{name ? `${name}, ${number}` : number}</strong>
              <span className="soft">{say(stateKeys[state])}</span>
            </li>
          ))}
        </ul>
        {skipped.length > 0 && (
          <>
            <h2>{say('skipped', { count: skipped.length })}</h2>
            <SkippedList skipped={skipped} />
          </>
        )}
        <div className="beside">
          <Link className="button quiet" to={`${base}/text`}>
            {say('again')}
          </Link>
          <Link className="button primary" to={`${base}/status?batch=${id}`}>
            {say('ok')}
          </Link>
        </div>
      </section>
    </div>
  )
}
