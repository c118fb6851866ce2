import { Link, Outlet } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { printFieldValue } from '#app/field-value.ts'
import { readMemberQuestion } from '#app/member-question.ts'
import { pageTitle } from '#app/page-title.ts'
import { photoOf } from '#app/photo.ts'
import { SearchList } from '#app/ui/search-list.tsx'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { countedMembers, tabsOf } from '#domain/members/member-tabs.ts'
import { openTab } from '#domain/members/open-tab.ts'
import { mayMerge } from '#domain/merges/merge.ts'
import { printMark } from '#domain/page-mark.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import type { Route } from './+types/members.ts'
import { queryOf } from './list-address.ts'
import { MemberTable } from './member-table.tsx'
import { type ListAddress, printQuestion } from './question.ts'
import { Tabs } from './tabs.tsx'
import { membersWords } from './words.ts'
import '#app/ui/list.css'
import './members.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const { by, community, readOnly } = context.get(entrance)
  const { locale } = context.get(visit)
  const tabs = tabsOf(by)
  if (tabs.length === 0) throw new NotAllowed('view active members')
  const question = readMemberQuestion(url.searchParams, { tabs, locale })
  const mayGovern = by.permissions.has('change member role')
  const choosesRoles = mayGovern && readOnly === null
  const tab = await openTab(db, by, question, { choosesRoles })
  const { page, counts, chosen, roles } = tab
  const printed = (memberId: string) =>
    chosen.fields.map(({ id, kind }) => {
      const value = tab.values.get(memberId)?.get(id)
      return value === undefined ? '' : printFieldValue(locale, kind, value)
    })
  const day = daysIn(locale, community.timeZone)
  return {
    address: printQuestion(question),
    tabs: tabs.map((tab) => ({ tab, count: counts[tab] })),
    countedMembers,
    members: page.members.map((member) => ({
      ...member,
      phone: member.phone && printPhone(member.phone),
      since: day(member.since),
      fields: printed(member.id),
      photo: photoOf(community.slug, { ...member, memberId: member.id }),
    })),
    total: question.search || counts[question.tab] > countedMembers ? null : counts[question.tab],
    next: page.next && printMark(page.next),
    previous: page.previous && printMark(page.previous),
    columns: chosen.columns,
    fields: chosen.fields.map(({ id, name }) => ({ id, name })),
    seesInactive: tabs.includes('inactive') && counts.inactive > 0,
    mayOpen: by.permissions.has('view member profiles'),
    mayExport: by.permissions.has('export members'),
    mayInvite: by.permissions.has('invite members'),
    may: {
      invite: by.permissions.has('invite members'),
      print: printsCodes(by),
      addToGroup: tab.runsAGroup,
      govern: mayGovern,
      merge: mayMerge(by),
    },
    you: by.memberId,
    roles,
  }
}

/** Whether somebody may print the codes of people who were invited. */
function printsCodes({ permissions }: Actor): boolean {
  return permissions.has('invite members') && permissions.has('invite members via access pass')
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', membersWords)('title'))
}

export default function Members({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(membersWords)
  const base = `/c/${params.slug}/members`
  const { address, mayInvite } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <div className="beside">
          <Link className="button quiet" to={`${base}/columns${queryOf(address)}`}>
            {say('customize')}
          </Link>
          {loaderData.mayExport && (
            <Link className="button quiet" to={`${base}/export${queryOf(address)}`}>
              {say('export')}
            </Link>
          )}
          {mayInvite && (
            <Link className="button primary" to={`${base}/invite`}>
              {say('invite')}
            </Link>
          )}
        </div>
      </div>
      <Tabs base={base} address={address} tabs={loaderData.tabs} most={loaderData.countedMembers} />
      <Search base={base} address={address} />
      <MemberTable base={base} list={loaderData} />
      {loaderData.may.merge && (
        <p className="beside">
          <Link className="button plain" to={`${base}/merges`}>
            {say('listedTwice')}
          </Link>
        </p>
      )}
      <Outlet />
    </>
  )
}

function Search({ base, address }: { base: string; address: ListAddress }) {
  const say = useWords(membersWords)
  const { tab, sort, search } = address
  return (
    <SearchList
      key={tab}
      action={base}
      kept={{ tab, ...(sort !== 'name' && { sort }) }}
      search={search}
      words={{ label: say('search'), search: say('searchDo'), clear: say('clear') }}
      clearTo={search ? base + queryOf({ ...address, search: '' }) : null}
    />
  )
}
