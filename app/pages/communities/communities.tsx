import { Link, redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { listWaiting } from '#domain/claims/list-waiting.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { listRecords, type OwnRecord } from '#domain/members/list-records.ts'
import { readAgent } from '#domain/support/agent.ts'
import type { Route } from './+types/communities.ts'

const communitiesWords = words({
  en: {
    title: 'My communities',
    none: 'You belong to no community yet',
    noneNow: 'You belong to no community any more',
    noneBody:
      'If you have an access code, use it here. If you are on a board, you can create your community.',
    join: 'Join with an access code',
    create: 'Create a community',
    account: 'My Account',
    console: 'Support console',
    soon: 'Opening soon',
    paused: 'Your access is paused',
    left: 'You have left {community}. Your account stays as it is.',
    waitsNoMore: 'You are not waiting for {community} any more. Your account stays as it is.',
    leave: 'I do not want to join',
    leaveOf: 'I do not want to join {community}',
    confirming: 'A Community Leader must confirm your home first',
  },
  es: {
    title: 'Mis comunidades',
    none: 'Todavía no pertenece a ninguna comunidad',
    noneNow: 'Ya no pertenece a ninguna comunidad',
    noneBody:
      'Si tiene un código de acceso, úselo aquí. Si forma parte de una junta, puede crear su comunidad.',
    join: 'Unirse con un código de acceso',
    create: 'Crear una comunidad',
    account: 'Mi cuenta',
    console: 'Consola de asistencia',
    soon: 'Abrirá pronto',
    paused: 'Su acceso está en pausa',
    left: 'Ha dejado {community}. Su cuenta sigue como está.',
    waitsNoMore: 'Ya no espera para unirse a {community}. Su cuenta sigue como está.',
    leave: 'No quiero unirme',
    leaveOf: 'No quiero unirme a {community}',
    confirming: 'Falta que la directiva confirme su casa',
  },
})

export async function loader({ context, url }: Route.LoaderArgs) {
  const { accountId } = context.get(session)
  const { db } = context.get(house)
  const [memberships, waiting, agent, records] = await Promise.all([
    listMemberships(db, accountId),
    listWaiting(db, accountId),
    readAgent(db, accountId),
    listRecords(db, accountId),
  ])
  const left = url.searchParams.get('left')
  const slugOf = (id: string) => records.find(({ communityId }) => communityId === id)?.slug ?? ''
  const communities = [
    ...memberships.map(({ slug, name, role, behindCurtain, isSuspended }) => ({
      slug,
      name,
      role,
      standing: behindCurtain ? ('soon' as const) : isSuspended ? ('paused' as const) : null,
    })),
    ...waiting.map(({ communityId, name }) => ({
      slug: slugOf(communityId),
      name,
      role: '',
      standing: 'confirming' as const,
    })),
  ]
  if (agent && communities.length === 0) throw redirect('/support')
  const isLeft = ({ slug, leftAt }: OwnRecord) => slug === left && leftAt !== null
  return { communities, isAgent: agent !== null, left: leftOf(records.find(isLeft)) }
}

/** The community somebody has left, and whether they had ever been in. */
function leftOf(record: OwnRecord | undefined) {
  return record ? { name: record.name, wasIn: record.joinedAt !== null } : null
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', communitiesWords)('title'))
}

/** The switcher: every community of an account, those one cannot enter now or yet too. */
export default function Communities({ loaderData }: Route.ComponentProps) {
  const say = useWords(communitiesWords)
  const roleName = useRoleName()
  const { communities, isAgent, left } = loaderData
  const none = left?.wasIn ? 'noneNow' : 'none'
  return (
    <PublicFrame path="/communities" signedIn>
      {left && (
        <Notice>{say(left.wasIn ? 'left' : 'waitsNoMore', { community: left.name })}</Notice>
      )}
      <h1>{say(communities.length === 0 ? none : 'title')}</h1>
      {communities.length === 0 && (
        <>
          <p>{say('noneBody')}</p>
          <HelpLink to="getting-started" />
        </>
      )}
      <ul className="communities">
        {communities.map(({ slug, name, role, standing }) => (
          <li key={slug} className="card">
            <Name slug={slug} name={name} standing={standing} />
            <span className="soft">{standing ? say(standing) : roleName(role)}</span>
            {standing === 'confirming' && (
              <a
                href={`/account/communities/${slug}/leave`}
                aria-label={say('leaveOf', { community: name })}
              >
                {say('leave')}
              </a>
            )}
          </li>
        ))}
      </ul>
      <div className="beside">
        {isAgent && (
          <a className="button primary" href="/support">
            {say('console')}
          </a>
        )}
        <a className="button quiet" href="/join/resident">
          {say('join')}
        </a>
        <a className="button plain" href="/start">
          {say('create')}
        </a>
        <a className="button plain" href="/account">
          {say('account')}
        </a>
      </div>
    </PublicFrame>
  )
}

type Named = Pick<
  Route.ComponentProps['loaderData']['communities'][number],
  'slug' | 'name' | 'standing'
>

/** The name of a community, and the way in; of one somebody waits for, the way to the page that tells how it stands. */
function Name({ slug, name, standing }: Named) {
  if (standing === null) return <Link to={`/c/${slug}`}>{name}</Link>
  if (standing === 'confirming') return <a href="/join/resident/waiting">{name}</a>
  return <strong>{name}</strong>
}
