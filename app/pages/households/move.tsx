import { data, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { readSearch } from '#app/search-question.ts'
import { FindForm } from '#app/ui/find-form.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { headsOf } from '#domain/households/lead-household.ts'
import { moveToHousehold } from '#domain/households/move-to-household.ts'
import { listAllHouseholds } from '#domain/households/open-households.ts'
import { readHousehold } from '#domain/households/read-household.ts'
import type { Route } from './+types/move.ts'
import { deedWords } from './deed-words.ts'
import { loadPerson } from './load-household.ts'
import { MoveForm } from './move-form.tsx'
import './households.css'

/** How many households are offered at once. */
const mostOffered = 20

/** The households that fit what is searched, and the chosen one. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { household, person } = await loadPerson(context, params)
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  const search = readSearch(url.searchParams)
  const toId = url.searchParams.get('to')
  const to = isId(toId) ? await readHousehold(db, by, { householdId: toId }) : null
  const most = mostOffered + 2
  const found = await listAllHouseholds(db, by, { tab: null, search, most })
  const others = found.filter(({ id }) => id !== household.id)
  const heads = headsOf(household)
  const { name, isJoined, isGuest } = person
  return {
    ...{ name, isJoined, isGuest, search },
    from: { name: household.name, door: household.door },
    to: to && { id: to.id, name: to.name, door: to.door, isInactive: to.inactiveAt !== null },
    offered: others.slice(0, mostOffered).map(({ id, name, door }) => ({ id, name, door })),
    hasMore: others.length > mostOffered,
    isLastHead:
      heads.length === 1 &&
      heads[0]!.residencyId === person.residencyId &&
      household.present.filter(({ isJoined }) => isJoined).length > 1,
  }
}

export type MoveView = Awaited<ReturnType<typeof loader>>

/** Moves somebody into the chosen household. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { household, person } = await loadPerson(context, params)
  const { to: toId, householdRole: typed } = await readForm(request, ['to', 'householdRole'])
  if (!isId(toId) || (typed !== 'head' && typed !== 'member'))
    return data({ because: 'unknown household' as const }, 400)
  const { by } = context.get(entrance)
  const wanted = { householdId: household.id, residencyId: person.residencyId, toId }
  const outcome = await moveToHousehold(context.get(house).db, by, {
    ...wanted,
    householdRole: typed,
  })
  if (!outcome.ok) return data({ because: outcome.refusal.because }, 409)
  return redirect(`/c/${params.slug}/households/${toId}?told=moved`, 303)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', deedWords)
  return pageTitle(say('moveTitle', { name: loaderData?.name ?? '' }))
}

/** Somebody changes the household: which is found by search, then confirmed with what follows. */
export default function MovePerson({ loaderData: view, actionData, params }: Route.ComponentProps) {
  const say = useWords(deedWords)
  const back = `/c/${params.slug}/households/${params.householdId}`
  return (
    <>
      <div className="page-head">
        <h1>{say('moveTitle', { name: view.name })}</h1>
      </div>
      {actionData && (
        <Notice kind="error" help="households">
          {say(actionData.because)}
        </Notice>
      )}
      {view.isGuest && (
        <Notice kind="warning" help="households">
          {say('a guest')}
        </Notice>
      )}
      {view.to && !view.isGuest && <MoveForm view={view} to={view.to} />}
      {!view.isGuest && <Find view={view} />}
      <div className="beside">
        <Link className="button plain" to={back}>
          {say('back')}
        </Link>
      </div>
    </>
  )
}

function Find({ view }: { view: MoveView }) {
  const say = useWords(deedWords)
  const { search, offered, hasMore } = view
  return (
    <section className="card household-card">
      <FindForm search={search} label={say('findHousehold')} button={say('findDo')} />
      <ul className="household-people">
        {offered.map((household) => (
          <Offered key={household.id} household={household} search={search} />
        ))}
      </ul>
      {offered.length === 0 && <p role="status">{say('noneFound')}</p>}
      {hasMore && <p className="hint soft">{say('moreFound')}</p>}
    </section>
  )
}

type OfferedProps = { household: MoveView['offered'][number]; search: string }

function Offered({ household: { id, name, door }, search }: OfferedProps) {
  const say = useWords(deedWords)
  const nameOf = useHouseholdName()
  const called = name ? nameOf(name) : say('title')
  return (
    <li>
      <span className="who">{called}</span> <span className="soft">{door}</span>
      <Link
        className="button plain"
        to={`?${new URLSearchParams({ search, to: id })}`}
        aria-label={`${say('choose')}: ${called}, ${door}`}
      >
        {say('choose')}
      </Link>
    </li>
  )
}
