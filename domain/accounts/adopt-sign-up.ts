import { randomBytes } from 'node:crypto'
import type { Db } from '#database/connect.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { resendProof } from './read-sign-up.ts'
import { hashDevice, type SignUpTicket } from './sign-up.ts'

/**
 * Makes the browser that has just given the right password the one of the sign-up, so that its code
 * can be typed there, and sends the e-mail again as far as limits allow.
 */
export async function adoptSignUp(
  db: Db,
  tools: { limits: Limits },
  { signUpId }: { signUpId: string },
): Promise<SignUpTicket> {
  const device = randomBytes(24).toString('base64url')
  await db
    .updateTable('signUps')
    .set({ device: hashDevice(device) })
    .where('id', '=', signUpId)
    .execute()
  const ticket = { signUpId, device }
  await resendProof(db, tools, ticket)
  return ticket
}
