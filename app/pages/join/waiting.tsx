import { Fragment } from 'react'
import { redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { joiner } from '#app/joiner.ts'
import { pageTitle } from '#app/page-title.ts'
import { signedIn } from '#app/signed-in.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { listWaiting } from '#domain/claims/list-waiting.ts'
import { readToldHomes, type WaitingHome } from '#domain/claims/read-told-homes.ts'
import { listRecords } from '#domain/members/list-records.ts'
import type { Route } from './+types/waiting.ts'

const waitingWords = words({
  en: {
    title: 'Almost there',
    body: 'Thank you. The Community Leaders of {community} have been asked to confirm your home.',
    told: 'You told us that you live at',
    since: 'They were asked on {day}.',
    wrong: 'Is there a mistake in it?',
    correct: 'Correct my home',
    correctOf: 'Correct my home: {home}',
    corrected: 'Thank you. Your home is corrected, and you have kept your place.',
    next: 'There is nothing more to do. We write you an e-mail as soon as they have answered.',
    why: 'They look at every home that is new to them, or where somebody lives already. So nobody moves into your home by mistake either.',
    leave: 'I do not want to join',
    leaveOf: 'I do not want to join {community}',
    communities: 'My communities',
    join: 'I have another code',
  },
  es: {
    title: 'Ya casi está',
    body: 'Gracias. Hemos pedido a quienes dirigen {community} que confirmen su casa.',
    told: 'Usted nos dijo que vive en',
    since: 'Se lo pedimos el {day}.',
    wrong: '¿Hay un error?',
    correct: 'Corregir mi casa',
    correctOf: 'Corregir mi casa: {home}',
    corrected: 'Gracias. Su casa está corregida y usted ha conservado su turno.',
    next: 'No tiene que hacer nada más. Le escribiremos un correo en cuanto respondan.',
    why: 'Miran cada casa que es nueva para la comunidad o en la que ya vive alguien. Así tampoco entra nadie en la suya por error.',
    leave: 'No quiero unirme',
    leaveOf: 'No quiero unirme a {community}',
    communities: 'Mis comunidades',
    join: 'Tengo otro código',
  },
})

export async function loader({ context, url }: Route.LoaderArgs) {
  const person = await joiner(context)
  if (!person) return redirect('/sign-in')
  const { db } = context.get(house)
  const [waiting, records] = await Promise.all([
    listWaiting(db, person.id),
    listRecords(db, person.id),
  ])
  if (waiting.length === 0) return redirect('/communities')
  const isSignedIn = (await signedIn(context)) !== null
  const communities = await Promise.all(
    waiting.map(async ({ communityId: id, name, color }) => {
      const told = await readToldHomes(db, { accountId: person.id, communityId: id })
      const homes = told.map(({ claimedAt, timeZone, ...one }) => ({
        ...one,
        since: daysIn(context.get(visit).locale, timeZone)(claimedAt),
      }))
      const slug = records.find(({ communityId }) => communityId === id)?.slug ?? ''
      return { id, slug, name, color, homes }
    }),
  )
  return { isSignedIn, communities, isCorrected: url.searchParams.has('corrected') }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', waitingWords)('title'))
}

/** The kind page for people who wait until a leader has confirmed where they live. */
export default function Waiting({ loaderData }: Route.ComponentProps) {
  const say = useWords(waitingWords)
  const { communities, isSignedIn, isCorrected } = loaderData
  const isOne = communities.length === 1
  return (
    <PublicFrame color={communities[0]?.color} signedIn={isSignedIn} path="/join/resident/waiting">
      {isCorrected && <Notice>{say('corrected')}</Notice>}
      <div className="card">
        <h1>{say('title')}</h1>
        {communities.map(({ id, name, homes }) => (
          <Fragment key={id}>
            <p>{say('body', { community: name })}</p>
            {homes.map((one) => (
              <Told key={one.claimId} {...one} />
            ))}
          </Fragment>
        ))}
        <p>{say('next')}</p>
        <p className="soft">{say('why')}</p>
        <div className="beside">
          {isSignedIn && (
            <a className="button quiet" href="/communities">
              {say('communities')}
            </a>
          )}
          <a className="button plain" href="/join/resident">
            {say('join')}
          </a>
          {isSignedIn && communities.map((one) => <NotJoin key={one.id} {...one} isOne={isOne} />)}
        </div>
        <HelpLink to="waiting-to-enter" />
      </div>
    </PublicFrame>
  )
}

/** The way out; it takes a session, which who is only let in to join another community has not. */
function NotJoin({ slug, name, isOne }: { slug: string; name: string; isOne: boolean }) {
  const say = useWords(waitingWords)
  return (
    <a
      className="button plain"
      href={`/account/communities/${slug}/leave`}
      aria-label={say('leaveOf', { community: name })}
    >
      {say(isOne ? 'leave' : 'leaveOf', { community: name })}
    </a>
  )
}

type Waited = Pick<WaitingHome, 'claimId' | 'home'> & { since: string }

/** A home they told, since when they wait, and the way to correct it. */
function Told({ claimId, home, since }: Waited) {
  const say = useWords(waitingWords)
  return (
    <>
      <p>
        {say('told')} <strong>{home}</strong>
        <br />
        <span className="soft">{say('since', { day: since })}</span>
      </p>
      <p className="beside">
        <span className="soft">{say('wrong')}</span>
        <a
          className="button quiet"
          href={`/join/resident/waiting/${claimId}`}
          aria-label={say('correctOf', { home })}
        >
          {say('correct')}
        </a>
      </p>
    </>
  )
}
