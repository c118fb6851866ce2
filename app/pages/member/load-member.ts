import { data, type Params, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import type { MemberDeed } from '#domain/members/may-be-done.ts'
import { type MemberDetail, readMember } from '#domain/members/read-member.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import { memberPage } from './member-page.ts'

/** The member that an address names, as the actor sees them; 404 when they see none. A merged record leads on. */
export async function loadMember(
  context: Readonly<RouterContextProvider>,
  { slug, memberId }: Params,
): Promise<MemberDetail> {
  const { by } = context.get(entrance)
  requirePermission(by, 'view member profiles')
  const read = isId(memberId) ? await readMember(context.get(house).db, by, { memberId }) : null
  if (read?.ok) return read.value
  if (read?.refusal.because === 'merged')
    throw redirect(memberPage({ slug, memberId: read.refusal.memberId }), 303)
  throw data(null, 404)
}

/** The same for a page where something is done with them; when it cannot be done, their own page tells why. */
export async function loadForDeed(
  context: Readonly<RouterContextProvider>,
  params: Params,
  deed: MemberDeed,
): Promise<MemberDetail> {
  const member = await loadMember(context, params)
  if (!member.deeds.includes(deed)) throw redirect(memberPage(params), 303)
  return member
}
