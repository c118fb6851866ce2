import { Outlet } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { listBatches } from '#domain/invitations/list-batches.ts'
import { countedInvitations, listInvitations } from '#domain/invitations/list-invitations.ts'
import { storyGroups } from '#domain/invitations/story.ts'
import type { Route } from './+types/list.ts'
import { Filters } from './filters.tsx'
import { InvitationTable } from './invitation-table.tsx'
import { printQuestion, readQuestion } from './question.ts'
import { printContact } from './show-contact.ts'
import { Tabs } from './tabs.tsx'
import { listWords } from './words.ts'
import '#app/ui/list.css'
import './invite-status.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const { by, community } = context.get(entrance)
  const day = daysIn(context.get(visit).locale, community.timeZone)
  const question = readQuestion(url.searchParams)
  const [page, batches] = await Promise.all([
    listInvitations(db, by, question),
    listBatches(db, by),
  ])
  const { counts, isCounted } = page
  const shown = (['all', ...storyGroups] as const).filter(
    (tab) => tab === 'all' || counts[tab] > 0 || tab === question.show,
  )
  return {
    address: printQuestion(question),
    tabs: shown.map((tab) => ({ tab, count: Math.min(counts[tab], countedInvitations) })),
    isCounted,
    invitations: page.invitations.map(({ invitedAt, expiresAt: _, ...invitation }) => ({
      ...invitation,
      address: printContact(invitation.address),
      invitedAt: day(invitedAt),
    })),
    next: page.next,
    previous: page.previous,
    batches: batches.map((batch) => ({ ...batch, madeAt: day(batch.madeAt) })),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', listWords)('title'))
}

export default function InvitationStatus({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(listWords)
  const base = `/c/${params.slug}/invitations/status`
  const { address, tabs, isCounted, batches } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <Tabs base={base} address={address} tabs={tabs} isCounted={isCounted} />
      <Filters base={base} address={address} batches={batches} />
      <InvitationTable slug={params.slug} list={loaderData} />
      <Outlet />
    </>
  )
}
