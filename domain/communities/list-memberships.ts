import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { readAgent } from '#domain/support/agent.ts'

/** A community an account belongs to. */
export type Membership = {
  communityId: string
  slug: string
  name: string
  color: string
  memberId: string
  role: string
  isLeader: boolean
  isSuspended: boolean
  /** True for everyone but leaders while the Black Curtain is drawn. */
  behindCurtain: boolean
}

/** Every community an account is a member of, by name, those behind a curtain too. */
export async function listMemberships(db: Db, accountId: string): Promise<Membership[]> {
  const answer = await sql<Membership>`select * from memberships_of(${accountId})`.execute(db)
  return answer.rows
}

/** The membership by which an account may enter a community now; undefined: it may not. */
export async function openMembership(
  db: Db,
  { accountId, communityId }: { accountId: string; communityId: string },
): Promise<Membership | undefined> {
  const memberships = await listMemberships(db, accountId)
  return memberships.find((one) => one.communityId === communityId && isOpen(one))
}

/** Whether its member may enter now. */
export function isOpen(membership: Pick<Membership, 'isSuspended' | 'behindCurtain'>): boolean {
  return !membership.isSuspended && !membership.behindCurtain
}

/**
 * Whether an account may have a session: not when every community it belongs to is behind the Black
 * Curtain. Someone who belongs to none may enter, to use a code or create a community; a support agent always may.
 */
export async function mayEnter(db: Db, accountId: string): Promise<boolean> {
  const memberships = await listMemberships(db, accountId)
  if (memberships.length === 0) return true
  if (memberships.some(({ behindCurtain }) => !behindCurtain)) return true
  return (await readAgent(db, accountId)) !== null
}
