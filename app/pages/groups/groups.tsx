import { Form, Link } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { type ListedGroup, listGroups } from '#domain/groups/list-groups.ts'
import type { Route } from './+types/groups.ts'
import { ToldNotice } from './told-notice.tsx'
import { groupWords, readTold } from './words.ts'
import '#app/ui/list.css'
import './groups.css'

/** The longest name key that an address may name. */
const longestKey = 200

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  const query = url.searchParams
  const after = (query.get('after') ?? '').replaceAll('\u0000', '').slice(0, longestKey)
  const page = await listGroups(context.get(house).db, by, { after })
  const restore = query.get('restore')
  return {
    groups: page.groups,
    next: page.next && `?${new URLSearchParams({ after: page.next })}`,
    first: after === '' ? null : '?',
    told: readTold(query),
    restore: isId(restore) ? restore : null,
    mayCreate: by.permissions.has('manage member groups'),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', groupWords)('title'))
}

/** The groups of a community: one's own, and the others. */
export default function Groups({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(groupWords)
  const { groups, next, first, told, restore, mayCreate } = loaderData
  const base = `/c/${params.slug}/groups`
  const isMine = ({ standing }: ListedGroup) => standing === 'member' || standing === 'admin'
  const [mine, others] = [groups.filter(isMine), groups.filter((group) => !isMine(group))]
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        {mayCreate && (
          <Link className="button primary" to={`${base}/new`}>
            {say('create')}
          </Link>
        )}
      </div>
      <ToldNotice told={told} />
      {restore && (
        <Form method="post" action={`${base}/${restore}/restore`}>
          <button className="button quiet" type="submit">
            {say('restore')}
          </button>
        </Form>
      )}
      <p>{say('lead')}</p>
      {groups.length === 0 && !first && (
        <div className="card empty">
          <p>{say(mayCreate ? 'noneForLeaders' : 'none')}</p>
          <HelpLink to="groups" />
        </div>
      )}
      <GroupCards title={say('mine')} groups={mine} base={base} />
      <GroupCards title={say(mine.length > 0 ? 'others' : 'groups')} groups={others} base={base} />
      <ListPages previous={first} next={next} />
    </>
  )
}

type GroupCardsProps = { title: string; groups: readonly ListedGroup[]; base: string }

function GroupCards({ title, groups, base }: GroupCardsProps) {
  if (groups.length === 0) return null
  return (
    <section className="group-part">
      <h2>{title}</h2>
      <ul className="groups">
        {groups.map((group) => (
          <GroupCard key={group.id} group={group} base={base} />
        ))}
      </ul>
    </section>
  )
}

const standings = { member: 'isIn', admin: 'runs', asked: 'hasAsked', outside: null } as const

function GroupCard({ group, base }: { group: ListedGroup; base: string }) {
  const say = useWords(groupWords)
  const { id, name, about, isOpen, memberCount, waiting } = group
  const standing = standings[group.standing]
  return (
    <li className="card">
      <h3>
        <Link to={`${base}/${id}`}>{name}</Link>
      </h3>
      <p className="group-facts soft">
        <span>{say(isOpen ? 'open' : 'closed')}</span>{' '}
        <span>{say('people', { count: memberCount })}</span>{' '}
        {standing && <span className="badge">{say(standing)}</span>}{' '}
        {waiting > 0 && <span className="badge waiting">{say('waits', { count: waiting })}</span>}
      </p>
      {about && <p className="group-excerpt">{about}</p>}
    </li>
  )
}
