import { useState } from 'react'
import { Form, Link } from 'react-router'
import { HelpLink } from '#app/ui/help-link.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { Tick } from '#app/ui/tick.tsx'
import { useTicked } from '#app/ui/use-ticked.ts'
import { useWays } from '#app/ui/use-ways.ts'
import { useWords } from '#app/words/words.ts'
import type { ListColumn } from '#domain/members/list-columns.ts'
import type { ListedMember } from '#domain/members/list-members.ts'
import { Acts, actsOn, addressOf, type May, takeEveryone } from './acts.tsx'
import { ChangedNotice } from './changed-notice.tsx'
import type { RowChange, RowEditing } from './in-row.tsx'
import { queryOf } from './list-address.ts'
import { Head } from './member-head.tsx'
import { MemberRow } from './member-row.tsx'
import type { ListAddress } from './question.ts'
import { membersWords } from './words.ts'

/** A member with the day already in words, where the photo is, and what stands in each field that is shown. */
export type ShownMember = Omit<ListedMember, 'since'> & {
  since: string
  photo: string | null
  fields: string[]
}

/** A field of the community that is a column. */
export type ShownField = { id: string; name: string }

export type MemberList = {
  address: ListAddress
  members: readonly ShownMember[]
  next: string | null
  previous: string | null
  /** How many there are on all pages; null where they are searched for, or too many to count. */
  total: number | null
  columns: readonly ListColumn[]
  fields: readonly ShownField[]
  /** Whether there are inactive members, on a tab of their own, whom the viewer may see. */
  seesInactive: boolean
  mayOpen: boolean
  mayInvite: boolean
  may: May
  /** Who looks. */
  you: string
  /** The roles there are, for whoever may change those of others now; otherwise none. */
  roles: RowEditing['roles']
}

/** One page of members, to be ticked for what can be done with several; role and title are changed in the row. */
export function MemberTable({ base, list }: { base: string; list: MemberList }) {
  const { address, members } = list
  const acts = actsOn(address.tab, list.may)
  const selectable = acts.length > 0
  const selectsAll = takeEveryone(acts)
  const [changed, setChanged] = useState<RowChange | null>(null)
  const editing = { roles: list.roles, back: backTo(base, address), changed: setChanged }
  const say = useWords(membersWords)
  const follow = useWays()
  const ids = members.map(({ id }) => id)
  const hasDeeds = members.some(({ deeds }) => deeds.length > 0)
  const { here, areAllHere, tick, isTicked, everyone } = useTicked(ids, listOf(address))
  if (members.length === 0) return <Empty base={base} list={list} />
  return (
    <Form method="get" action={addressOf(base, acts[0] ?? 'merge')}>
      <Kept address={address} />
      <div className={frameOf(list)}>
        <table className="list members">
          <Head
            base={base}
            address={address}
            columns={list.columns}
            fields={list.fields}
            hasDeeds={hasDeeds}
          >
            {selectsAll && (
              <th scope="col" className="tick">
                <Tick
                  words={say('selectAll')}
                  checked={areAllHere}
                  onTick={(on) => tick(ids, on)}
                />
              </th>
            )}
            {selectable && !selectsAll && <td className="tick" />}
          </Head>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the links inside are what one presses */}
          <tbody onClick={follow}>
            {members.map((member) => (
              <MemberRow
                key={member.id}
                base={base}
                member={member}
                tab={address.tab}
                columns={list.columns}
                fields={list.fields}
                mayOpen={list.mayOpen}
                hasDeeds={hasDeeds}
                isYou={member.id === list.you}
                editing={editing}
                chosen={selectable ? isTicked(member.id) : null}
                choose={(on) => tick([member.id], on)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Pages base={base} list={list} />
      {selectable && (
        <Acts
          base={base}
          acts={acts}
          count={here.length}
          everyone={{ ...everyone, count: list.total }}
        />
      )}
      {changed && (
        <ChangedNotice
          key={JSON.stringify(changed)}
          change={changed}
          roles={list.roles}
          isAbove={here.length > 0}
          close={() => setChanged(null)}
        />
      )}
    </Form>
  )
}

/** How a table with that many columns is framed. */
function frameOf({ columns, fields }: MemberList): string {
  if (fields.length > 0) return 'sideways many'
  return columns.includes('phone') ? 'sideways full' : 'sideways'
}

/** What tells a list from others, whichever of its pages is shown. */
const listOf = (address: ListAddress) =>
  queryOf({ ...address, after: undefined, before: undefined })

function backTo(base: string, address: ListAddress): string {
  return new URLSearchParams({ next: base + queryOf(address) }).toString()
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
      {search && tab !== 'inactive' && list.seesInactive && (
        <Link
          className="button quiet"
          to={base + queryOf({ tab: 'inactive', search, sort: 'name' })}
        >
          {say('lookInactive')}
        </Link>
      )}
      {!search && list.mayInvite && (tab === 'pending' || tab === 'all') && (
        <Link className="button primary" to={`${base}/invite`}>
          {say('emptyDo')}
        </Link>
      )}
      <HelpLink to="member-list" />
    </div>
  )
}
