import { type RouterContextProvider, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { clockName } from '#app/words/clock-name.ts'
import { daysIn } from '#app/words/days.ts'
import { momentsIn } from '#app/words/moments.ts'
import { clockTimeOf } from '#domain/clock-time.ts'
import { countUnsent } from '#domain/invitations/unsent.ts'
import { nameRoles } from '#domain/roles/name-roles.ts'
import { countMade, type Made } from '#domain/rosters/count-made.ts'
import { listRosterRows, type RowKind } from '#domain/rosters/list-rows.ts'
import type { RosterDetail } from '#domain/rosters/roster.ts'
import { findRoster } from './find-roster.ts'
import { type RowQuestion, readRowQuestion, rowKinds } from './question.ts'
import { rowViews } from './row-view.ts'

/** How many rows one page shows. */
const rowsOfPage = 50

type Context = Readonly<RouterContextProvider>
type Params = { slug?: string; rosterId?: string }

/** A roster as its page shows it, with one page of its rows. One whose columns wait has another page. */
export async function loadRoster(context: Context, params: Params, url: URL) {
  const roster = await findRoster(context, params.rosterId)
  const base = `/c/${params.slug}/roster/${roster.id}`
  const isNew = roster.totals === null
  if (roster.state === 'read') throw redirect(`${base}/columns`)
  const question = readRowQuestion(url.searchParams)
  const tabs = tabsOf(roster)
  const show = question.show ?? tabs[0]?.kind ?? 'create'
  const page = isNew ? noRows : await loadRows(context, roster, { ...question, show })
  if (page.rows.length === 0 && (question.after > 0 || question.before !== null))
    throw redirect(`${base}?show=${show}`)
  return {
    ...storyOf(context, roster),
    ...{ base, tabs, show, ...page },
    mayInvite: context.get(entrance).by.permissions.has('invite members'),
    mayPrint: context.get(entrance).by.permissions.has('invite members via access pass'),
    ...(hasReport(roster) ? await reportOf(context, roster) : noReport),
  }
}

export type RosterView = Awaited<ReturnType<typeof loadRoster>>

const noRows = { rows: [], next: null, previous: null, here: '' }

function storyOf(context: Context, roster: RosterDetail) {
  const { timeZone } = context.get(entrance).community
  const { locale } = context.get(visit)
  const moment = momentsIn(locale, timeZone)
  const { id, fileName, state, wish, progress, totals, changedRows, doneRows, batches } = roster
  const { withoutEmail, sends, startedAt, finishedAt, undoneAt } = roster
  return {
    ...{
      id,
      fileName,
      state,
      wish,
      progress,
      totals,
      changedRows,
      doneRows,
      batches,
      withoutEmail,
    },
    hasStarted: startedAt !== null,
    finished: finishedAt && moment(finishedAt),
    undone: undoneAt && moment(undoneAt),
    sends: typeof sends === 'object' ? ('at' as const) : sends,
    sendsAt: typeof sends === 'object' ? moment(sends.at) : null,
    sendAt: typeof sends === 'object' ? clockTimeOf(sends.at, timeZone) : null,
    today: clockTimeOf(new Date(), timeZone).day,
    clock: clockName(locale, timeZone),
  }
}

/** The kinds of rows there are, with their counts; those that want a look come first. */
function tabsOf({ totals, changedRows }: RosterDetail): { kind: RowKind; count: number }[] {
  if (totals === null) return []
  const counts = { ...totals, changed: changedRows }
  return rowKinds.map((kind) => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0)
}

type Asked = RowQuestion & { show: RowKind }

async function loadRows(
  context: Context,
  { id: rosterId, columns }: RosterDetail,
  { show, after, before }: Asked,
) {
  const { db } = context.get(house)
  const { by, community } = context.get(entrance)
  const day = daysIn(context.get(visit).locale, community.timeZone)
  const asked = { rosterId, kind: show, after, before, most: rowsOfPage + 1 }
  const [found, roleNames] = await Promise.all([listRosterRows(db, by, asked), nameRoles(db, by)])
  const rows = before === null ? found.slice(0, rowsOfPage) : found.slice(-rowsOfPage)
  const lines = rows.map(({ line }) => line)
  return {
    rows: rowViews(rows, { columns, roleNames, day }),
    ...waysOn({ show, after, before }, { lines, hasMore: found.length > rowsOfPage }),
  }
}

/** Where this page of rows is, and where those around it are. */
function waysOn(
  { show, after, before }: Asked,
  { lines, hasMore }: { lines: readonly number[]; hasMore: boolean },
) {
  const [first = 0, last = 0] = [lines[0], lines.at(-1)]
  const isForward = before === null
  const from = isForward ? after : first - 1
  const hasBefore = isForward ? after > 0 : hasMore
  const hasAfter = !isForward || hasMore
  return {
    here: from > 0 ? `?show=${show}&after=${from}` : `?show=${show}`,
    next: hasAfter ? `?show=${show}&after=${last}` : null,
    previous: hasBefore ? `?show=${show}&before=${first}` : null,
  }
}

/** Whether there is something to report: some of it is in, and nothing goes on. */
function hasReport({ startedAt, state }: RosterDetail): boolean {
  return startedAt !== null && !['importing', 'stuck', 'undone'].includes(state)
}

type ReportView = {
  made: Made | null
  /** How many invitations of the import wait until somebody sends them. */
  unsent: number
}

const noReport: ReportView = { made: null, unsent: 0 }

async function reportOf(context: Context, { id, batches }: RosterDetail): Promise<ReportView> {
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  const mayInvite = by.permissions.has('invite members')
  const [made, unsent] = await Promise.all([
    countMade(db, by, id),
    mayInvite ? countUnsent(db, by, batches.email) : 0,
  ])
  return { made, unsent }
}
