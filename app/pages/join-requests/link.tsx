import { data, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { readSearch } from '#app/search-question.ts'
import { FindForm } from '#app/ui/find-form.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { findExpected, readExpected } from '#domain/join-requests/find-expected.ts'
import { type LinkRefusal, linkRequest } from '#domain/join-requests/link-request.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/link.ts'
import { LikelyPeople } from './likely-people.tsx'
import { LinkForm } from './link-form.tsx'
import { loadRequest } from './shown-requests.ts'
import { type RequestWord, requestWords } from './words.ts'
import './join-requests.css'

/** Whoever is expected and fits what is searched, and the one who was chosen. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const asked = await loadRequest(context, params)
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  const search = readSearch(url.searchParams)
  const wanted = url.searchParams.get('member')
  const chosen = isId(wanted) ? await readExpected(db, by, { memberId: wanted }) : null
  return { asked, search, chosen, found: await findExpected(db, by, { search }) }
}

/** Sends the invitation of the chosen person to the address somebody asks from. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { memberId, sharesAddress } = await readForm(request, ['memberId', 'sharesAddress'])
  const { requestId, slug } = params
  if (!isId(requestId)) throw data(null, 404)
  if (!isId(memberId)) return data({ word: 'changed' as const, other: '' }, 400)
  const { db, key } = context.get(house)
  const linking = { requestId, memberId, sharesAddress: sharesAddress === 'on' }
  const outcome = await linkRequest(db, by, linking, { key })
  const page = `/c/${slug}/invitations/requests`
  if (outcome.ok) return redirect(`${page}?${new URLSearchParams({ linked: outcome.value.name })}`)
  const { refusal } = outcome
  if (refusal.because === 'settled already') return redirect(`${page}?late`)
  if (refusal.because === 'unknown') throw data(null, 404)
  const word = refusals[refusal.because] ?? 'changed'
  return data({ word, other: 'name' in refusal ? refusal.name : '' }, 409)
}

const refusals: Partial<Record<LinkRefusal['because'], RequestWord>> = {
  'shares an address': 'shares an address',
  'already invited': 'already invited',
  'already a member': 'already a member',
  'known already': 'known already',
  'may not grant': 'may not grant',
  'not expected': 'not expected',
  'already joined': 'not expected',
  bounced: 'bounced',
  complained: 'complained',
  unsubscribed: 'unsubscribed',
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', requestWords)('link'))
}

/** Which person who is expected somebody is, and a question before their invitation goes elsewhere. */
export default function LinkPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(requestWords)
  const { asked, chosen } = loaderData
  const { name, email, home, people } = asked
  const base = `/c/${params.slug}/invitations/requests`
  return (
    <>
      <div className="page-head">
        <h1>{say('linkTitle', { name })}</h1>
      </div>
      <div className="join-requests">
        <p>{say('linkLead', { name, email, home })}</p>
        {!chosen && actionData && (
          <Notice kind="error" help="requests">
            {say(actionData.word, actionData)}
          </Notice>
        )}
        {chosen && <LinkForm asked={asked} chosen={chosen} refusal={actionData ?? null} />}
        {!chosen && (
          <section className="card">
            <h2>{say('likely')}</h2>
            <LikelyPeople people={people} linkTo={`${base}/${asked.id}/link`} />
          </section>
        )}
        <Find {...loaderData} />
        <div className="beside">
          <Link className="button plain" to={base}>
            {say('back')}
          </Link>
        </div>
      </div>
    </>
  )
}

type FindProps = Route.ComponentProps['loaderData']

function Find({ search, found }: FindProps) {
  const say = useWords(requestWords)
  return (
    <section className="card">
      <FindForm search={search} label={say('find')} button={say('findDo')} />
      <ul className="people-found">
        {found.map(({ id, name, email }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong> <span className="soft">{email}</span>
            </span>
            <Link
              className="button plain"
              to={`?${new URLSearchParams({ search, member: id })}`}
              aria-label={`${say('choose')}: ${name}`}
            >
              {say('choose')}
            </Link>
          </li>
        ))}
      </ul>
      {search !== '' && found.length === 0 && <p role="status">{say('noneFound')}</p>}
    </section>
  )
}
