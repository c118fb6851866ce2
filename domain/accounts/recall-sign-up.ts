import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import type { Founding } from '#domain/communities/found-community.ts'
import { addDays } from '#domain/days.ts'
import type { Answers } from '#domain/members/member.ts'
import { hashDevice, type SignUp, type SignUpTicket, signUpDays } from './sign-up.ts'

/** What somebody answered when they signed up, all but the password. */
export type GivenAnswers = Pick<SignUp, 'firstName' | 'lastName' | 'email' | 'phone' | 'purpose'>

/**
 * What the browser that signed up answered, to be corrected before the address is proven. Null when there is no such
 * sign-up of this browser, when its address has been proven, or when it has run out. Changes nothing.
 */
export async function recallSignUp(
  db: Db,
  { signUpId, device }: SignUpTicket,
  at = new Date(),
): Promise<GivenAnswers | null> {
  const row = await db
    .selectFrom('signUps')
    .select(['firstName', 'lastName', 'email', 'phone'])
    .select(['founding', 'communityId', 'invitationId', 'answers', 'home'])
    .where('id', '=', signUpId)
    .where('device', '=', hashDevice(device))
    .where('verifiedAt', 'is', null)
    .where('askedAt', '>', addDays(at, -signUpDays))
    .executeTakeFirst()
  if (!row) return null
  const { founding, communityId, invitationId, answers, home, ...person } = row
  if (founding) return { ...person, purpose: { founding: founding as Founding } }
  const invitation = { communityId: communityId!, invitationId: invitationId! }
  const given = { answers: answers as Answers, home: home as Home | null }
  return { ...person, purpose: { invitation, ...given } }
}
