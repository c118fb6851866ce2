import { type RawBuilder, sql } from 'kysely'

/**
 * The tabs of the queue; every conversation stands on one. *Unassigned*: nobody answers it, or whoever did is no
 * agent any more; *mine* and *others*: it waits for an agent; *waiting*: support wrote last; *closed*.
 */
export const queueTabs = ['unassigned', 'mine', 'others', 'waiting', 'closed'] as const
export type QueueTab = (typeof queueTabs)[number]

/** Whether an agent has one of `conversations` who still is one. */
export const isKept = sql<boolean>`exists (
  select from support_agents s where s.account_id = conversations.assigned_to and s.ended_at is null)`

/** Which of `conversations` stand on a tab of an agent's queue. */
export function standsOn(tab: QueueTab, accountId: string): RawBuilder<boolean> {
  const waits = sql`closed_at is null and last_by = 'asker'`
  const tabs: Record<QueueTab, RawBuilder<boolean>> = {
    unassigned: sql`${waits} and not ${isKept}`,
    mine: sql`${waits} and assigned_to = ${accountId}`,
    others: sql`${waits} and assigned_to <> ${accountId} and ${isKept}`,
    waiting: sql`closed_at is null and last_by = 'support'`,
    closed: sql`closed_at is not null`,
  }
  return sql<boolean>`(${tabs[tab]})`
}
