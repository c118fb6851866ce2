import { data, redirect } from 'react-router'
import { agent, house, visit } from '#app/context.ts'
import { localPath, readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Facts } from '#app/ui/facts.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { useWords } from '#app/words/words.ts'
import { grantAccess } from '#domain/support/grant-access.ts'
import { readForSupport } from '#domain/support/read-community.ts'
import type { Route } from './+types/community.ts'
import { AccessForm } from './access-form.tsx'
import { Accesses } from './accesses.tsx'
import { faultOf, readGranting } from './read-granting.ts'
import { showCommunity } from './show-community.ts'
import { communityWords } from './words.ts'
import '#app/ui/list.css'
import './support.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const found = await readForSupport(context.get(house).db, context.get(agent), params)
  if (!found) throw data(null, 404)
  const news = (['ended', 'over'] as const).find((one) => url.searchParams.has(one)) ?? null
  const wish = (name: string) => url.searchParams.get(name) ?? ''
  const wished = { leader: wish('leader'), purpose: wish('purpose'), hours: wish('hours') || '4' }
  return { ...showCommunity(found, context.get(visit).locale), news, typed: wished }
}

/** Lets the agent in at the word of a leader. */
export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { slug } = params
  const { db } = context.get(house)
  const by = context.get(agent)
  if (!(await readForSupport(db, by, { slug }))) throw data(null, 404)
  const typed = await readForm(request, ['leader', 'purpose', 'hours'])
  const { granting, faults } = readGranting(typed)
  if (!granting) return data({ typed, faults }, 400)
  const from = context.get(visit).device.address
  const granted = await grantAccess(db, by, { ...granting, slug, from })
  const next = localPath(url.searchParams.get('next'), `/c/${slug}`)
  if (granted.ok) throw redirect(next, 303)
  return data({ typed, faults: faultOf(granted.refusal.because) }, 409)
}

export function meta({ loaderData }: Route.MetaArgs) {
  return pageTitle(loaderData?.name ?? '')
}

/** A community from outside, and the way in for an agent whom a leader has asked. */
export default function Community({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(communityWords)
  const { name, facts, leaders, accesses, running, news } = loaderData
  return (
    <>
      <WayBack to="/support/communities">{say('back')}</WayBack>
      <div className="page-head">
        <h1>{name}</h1>
      </div>
      {news && !running && <Notice>{say(news === 'over' ? 'wasOver' : 'ended')}</Notice>}
      <Facts facts={facts.map(({ word, fact }) => [say(word), fact])} />
      <section className="card">
        <h2>{say('leaders')}</h2>
        {leaders.length === 0 && <p>{say('noLeaders')}</p>}
        <ul className="told">
          {leaders.map(({ id, name, role, email }) => (
            <li key={id}>
              <strong>{name}</strong>
              <span className="soft">{role}</span>
              <span>{email}</span>
            </li>
          ))}
        </ul>
        {!running && leaders.length > 0 && <p className="soft">{say('masked')}</p>}
      </section>
      <AccessForm {...loaderData} {...actionData} />
      <Accesses accesses={accesses} />
    </>
  )
}
