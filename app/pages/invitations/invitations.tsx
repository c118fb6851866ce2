import { Form, Link } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { type InvitationOverview, readOverview } from '#domain/invitations/read-overview.ts'
import type { Permission } from '#domain/roles/permission.ts'
import type { Route } from './+types/invitations.ts'
import { invitationsWords } from './words.ts'
import './invitations.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  const overview = await readOverview(context.get(house).db, by)
  const may = (permission: Permission) => by.permissions.has(permission)
  return {
    overview,
    channels: {
      email: may('invite members via email'),
      text: may('invite members via text'),
      pass: may('invite members via access pass'),
    },
    mayChoose: may('update community preferences'),
    saved: url.searchParams.has('saved'),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', invitationsWords)('title'))
}

/** Every way to invite, one card each, and how the invitations stand. */
export default function Invitations({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(invitationsWords)
  const base = `/c/${params.slug}/invitations`
  const { overview, channels, mayChoose, saved } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <p className="lead">{say('lead')}</p>
      {overview.unconfirmed > 0 && (
        <WhoWaits words="unconfirmed" to={`${base}/confirm`} count={overview.unconfirmed} />
      )}
      {overview.requests > 0 && (
        <WhoWaits words="requests" to={`${base}/requests`} count={overview.requests} />
      )}
      <div className="ways">
        {channels.email && <Way words="email" to={`${base}/email`} sign="@" />}
        {channels.text && <Way words="text" to={`${base}/text`} sign="SMS" />}
        {channels.pass && <Way words="pass" to={`${base}/passes`} sign="▤" />}
        <Standing base={base} overview={overview} />
      </div>
      {mayChoose && <Reminders base={base} reminds={overview.reminds} saved={saved} />}
      <p className="soft">
        {say('one')} <Link to={`/c/${params.slug}/members/invite`}>{say('oneDo')}</Link>
      </p>
    </>
  )
}

type WayProps = { words: 'email' | 'text' | 'pass'; to: string; sign: string }

function Way({ words, to, sign }: WayProps) {
  const say = useWords(invitationsWords)
  return (
    <section className="card way">
      <span className="sign" aria-hidden="true">
        {sign}
      </span>
      <h2>{say(words)}</h2>
      <p>{say(`${words}Body`)}</p>
      <Link className="button primary" to={to}>
        {say(`${words}Do`)}
      </Link>
    </section>
  )
}

function Standing({ base, overview }: { base: string; overview: InvitationOverview }) {
  const say = useWords(invitationsWords)
  const { open, joined, troubled } = overview
  return (
    <section className="card way">
      <span className="sign" aria-hidden="true">
        ✓
      </span>
      <h2>{say('status')}</h2>
      <p>
        {open + joined === 0 ? say('statusEmpty') : say('statusBody', { open, joined })}{' '}
        {troubled > 0 && (
          <Link className="trouble" to={`${base}/status?show=trouble`}>
            {say('troubled', { count: troubled })}
          </Link>
        )}
      </p>
      <Link className="button primary" to={`${base}/status`}>
        {say('statusDo')}
      </Link>
    </section>
  )
}

type WhoWaitsProps = { words: 'unconfirmed' | 'requests'; to: string; count: number }

function WhoWaits({ words, to, count }: WhoWaitsProps) {
  const say = useWords(invitationsWords)
  return (
    <Notice kind="warning" title={say(words, { count })}>
      <p>{say(`${words}Body`)}</p>
      <Link className="button quiet" to={to}>
        {say(`${words}Do`)}
      </Link>
    </Notice>
  )
}

function Reminders({ base, reminds, saved }: { base: string; reminds: boolean; saved: boolean }) {
  const say = useWords(invitationsWords)
  return (
    <section className="card reminders">
      <h2>{say('reminders')}</h2>
      {saved && <Notice>{say(reminds ? 'remindersOn' : 'remindersOff')}</Notice>}
      <p>{say('remindersBody')}</p>
      <Form method="post" action={`${base}/reminders`}>
        <input type="hidden" name="reminds" value={reminds ? 'off' : 'on'} />
        <button className="button quiet" type="submit">
          {say(reminds ? 'remindersStop' : 'remindersStart')}
        </button>
      </Form>
    </section>
  )
}
