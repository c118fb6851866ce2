import { Form, Link } from 'react-router'
import { FloatingBar } from '#app/ui/floating-bar.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { Tick } from '#app/ui/tick.tsx'
import { useTicked } from '#app/ui/use-ticked.ts'
import { useWords } from '#app/words/words.ts'
import type { ListedMember } from '#domain/members/list-members.ts'
import type { MemberSort } from '#domain/members/member-order.ts'
import { queryOf } from './list-address.ts'
import { MemberRow } from './member-row.tsx'
import type { ListAddress } from './question.ts'
import { membersWords } from './words.ts'

/** A member with the day already in words, and where the photo is. */
export type ShownMember = Omit<ListedMember, 'since'> & { since: string; photo: string | null }

export type MemberList = {
  address: ListAddress
  members: readonly ShownMember[]
  next: string | null
  previous: string | null
  mayInvite: boolean
  mayMerge: boolean
}

/**
 * One page of members. They can be ticked: two to merge them, and on the Pending tab any, to send or withdraw their
 * invitations.
 */
export function MemberTable({ base, list }: { base: string; list: MemberList }) {
  const { address, members } = list
  const sends = list.mayInvite && address.tab === 'pending'
  const selectable = sends || list.mayMerge
  const say = useWords(membersWords)
  const ids = members.map(({ id }) => id)
  const { here, tick, isTicked } = useTicked(ids)
  if (members.length === 0) return <Empty base={base} list={list} />
  return (
    <Form method="get" action={`${base}/${sends ? 'resend' : 'merge'}`}>
      <Kept address={address} />
      <table className="list">
        <Head base={base} address={address}>
          {sends && (
            <th scope="col" className="tick">
              <Tick
                words={say('selectAll')}
                checked={here.length === members.length}
                onTick={(on) => tick(ids, on)}
              />
            </th>
          )}
          {selectable && !sends && <td className="tick" />}
        </Head>
        <tbody>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              tab={address.tab}
              chosen={selectable ? isTicked(member.id) : null}
              choose={(on) => tick([member.id], on)}
            />
          ))}
        </tbody>
      </table>
      <Pages base={base} list={list} />
      {selectable && <Acts base={base} list={list} sends={sends} count={here.length} />}
    </Form>
  )
}

type ActsProps = { base: string; list: MemberList; sends: boolean; count: number }

/** What can be done with those that are ticked. */
function Acts({ base, list, sends, count }: ActsProps) {
  const say = useWords(membersWords)
  const invitations = [
    { action: `${base}/resend`, words: say('resend') },
    { action: `${base}/void`, words: say('void') },
  ]
  const merge = { action: `${base}/merge`, words: say('merge'), waits: count !== 2 }
  return (
    <FloatingBar
      count={count}
      selected={say(sends ? 'selected' : 'selectedToMerge', { count })}
      acts={[...(sends ? invitations : []), ...(list.mayMerge ? [merge] : [])]}
    />
  )
}

/** What the address of the list says, so that a dialog opens over the same list. */
function Kept({ address }: { address: ListAddress }) {
  return Object.entries(address)
    .filter(([, value]) => value)
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

type HeadProps = { base: string; address: ListAddress; children: React.ReactNode }

function Head({ base, address, children }: HeadProps) {
  const say = useWords(membersWords)
  const pending = address.tab === 'pending'
  return (
    <thead>
      <tr>
        {children}
        <Column base={base} address={address} sort="name" words={say('member')} />
        <th scope="col">{say('address')}</th>
        <Column base={base} address={address} sort="role" words={say('role')} />
        <Column base={base} address={address} sort="title" words={say('titleColumn')} />
        <Column base={base} address={address} sort="email" words={say('email')} />
        {pending ? <th scope="col">{say('invitation')}</th> : <th scope="col">{say('since')}</th>}
      </tr>
    </thead>
  )
}

type ColumnProps = {
  base: string
  address: ListAddress
  sort: 'name' | 'role' | 'title' | 'email'
  words: string
}

/** A heading that sorts by its column, and the other way round when it does so already. */
function Column({ base, address, sort, words }: ColumnProps) {
  const say = useWords(membersWords)
  const up = address.sort === sort
  const down = address.sort === `-${sort}`
  const next: MemberSort = up ? `-${sort}` : sort
  return (
    <th scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <Link
        to={base + queryOf({ ...address, sort: next, after: undefined, before: undefined })}
        title={say('sortBy', { column: words })}
      >
        {words}
        <span aria-hidden="true">{up ? ' ↑' : down ? ' ↓' : ''}</span>
      </Link>
    </th>
  )
}

function Pages({ base, list: { address, next, previous } }: { base: string; list: MemberList }) {
  const around = (marks: Pick<ListAddress, 'after' | 'before'>) =>
    base + queryOf({ ...address, ...marks })
  return (
    <ListPages
      previous={previous && around({ before: previous, after: undefined })}
      next={next && around({ after: next, before: undefined })}
    />
  )
}

const emptyKeys = {
  all: 'emptyAll',
  active: 'emptyActive',
  leaders: 'emptyLeaders',
  inactive: 'emptyInactive',
  pending: 'emptyPending',
} as const

function Empty({ base, list }: { base: string; list: MemberList }) {
  const say = useWords(membersWords)
  const { tab, search } = list.address
  return (
    <div className="card empty">
      <p>{search ? say('noMatch', { search }) : say(emptyKeys[tab])}</p>
      {!search && list.mayInvite && (tab === 'pending' || tab === 'all') && (
        <Link className="button primary" to={`${base}/invite`}>
          {say('emptyDo')}
        </Link>
      )}
    </div>
  )
}
