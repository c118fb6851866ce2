import { Form, Link } from 'react-router'
import { FloatingBar } from '#app/ui/floating-bar.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { Tick } from '#app/ui/tick.tsx'
import { useTicked } from '#app/ui/use-ticked.ts'
import { useWords } from '#app/words/words.ts'
import type { ListColumn } from '#domain/members/list-columns.ts'
import type { ListedMember } from '#domain/members/list-members.ts'
import { queryOf } from './list-address.ts'
import { Head } from './member-head.tsx'
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
  columns: readonly ListColumn[]
  mayOpen: boolean
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
  const hasDeeds = members.some(({ deeds }) => deeds.length > 0)
  const { here, tick, isTicked } = useTicked(ids)
  if (members.length === 0) return <Empty base={base} list={list} />
  return (
    <Form method="get" action={`${base}/${sends ? 'resend' : 'merge'}`}>
      <Kept address={address} />
      <table className="list members">
        <Head base={base} address={address} columns={list.columns} hasDeeds={hasDeeds}>
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
              base={base}
              member={member}
              tab={address.tab}
              columns={list.columns}
              mayOpen={list.mayOpen}
              hasDeeds={hasDeeds}
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
