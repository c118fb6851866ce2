import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import { hashDevice, perAddress, signUpDays } from './sign-up.ts'

/** A sign-up as its own browser, or the holder of its link, may see it. */
export type SignUpView = {
  email: string
  firstName: string
  askedAt: Date
  verified: boolean
  /** Whether the browser that asks is the one that signed up. */
  sameDevice: boolean
}

/** Reads a sign-up that has not run out; null when there is none. Changes nothing. */
export async function readSignUp(
  db: Db,
  { signUpId, device }: { signUpId: string; device: string | null },
): Promise<SignUpView | null> {
  return atomically(db, async (db, now) => {
    const row = await db
      .selectFrom('signUps')
      .select(['email', 'firstName', 'askedAt', 'verifiedAt', 'device'])
      .where('id', '=', signUpId)
      .where('askedAt', '>', addDays(now, -signUpDays))
      .executeTakeFirst()
    if (!row) return null
    const sameDevice = device !== null && hashDevice(device) === row.device
    const { email, firstName, askedAt, verifiedAt } = row
    return { email, firstName, askedAt, verified: verifiedAt !== null, sameDevice }
  })
}

/**
 * Sends the message of a sign-up again, with the same link and code, for the browser that signed up. Wrong codes of
 * before count no more: how often it is sent bounds the guesses.
 */
export async function resendProof(
  db: Db,
  { limits }: { limits: Limits },
  { signUpId, device }: { signUpId: string; device: string },
): Promise<Result<null, { because: 'unknown' } | Hurry>> {
  const seen = await readSignUp(db, { signUpId, device })
  if (!seen?.sameDevice || seen.verified) return refuse({ because: 'unknown' })
  const hurry = await limits.spend([seen.email], perAddress)
  if (!hurry.ok) return hurry
  await atomically(db, async (db, now) => {
    const signUp = await db
      .updateTable('signUps')
      .set({ wrongCodes: 0 })
      .where('id', '=', signUpId)
      .returning(['email', 'locale', 'passwordHash'])
      .executeTakeFirstOrThrow()
    await queueAccountDelivery(db, {
      template: signUp.passwordHash === null ? 'account exists' : 'confirm address',
      recipient: signUp.email,
      locale: signUp.locale,
      facts: { signUpId },
      now,
    })
  })
  return accept(null)
}
