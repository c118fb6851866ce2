import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { minutesLeft } from '#domain/accounts/reset-password.ts'
import type { Founding } from '#domain/communities/found-community.ts'
import type { Envelope, Locale } from '#integrations/mail/mail.ts'
import type { Message, SignInChange } from '#integrations/mail/message.ts'
import type { AccountDelivery } from './account-outbox.ts'
import { addressChangeComposers } from './compose-address-change.ts'
import { composeSupportAnswer } from './compose-support-answer.ts'
import { composeTrial } from './compose-trial.ts'
import type { AccountTemplate } from './delivery.ts'
import type { Letter, Sending } from './send-deliveries.ts'

type Facts = {
  signUpId?: string
  resetId?: string
  changeId?: string
  /** Of an account that is there no more. */
  firstName?: string
  communities?: string[]
  /** Whose trial it is about. */
  communityId?: string
  /** Of what has changed about signing in. */
  kind?: SignInChange
  codesLeft?: number
  passkey?: string
  /** Which messages of a conversation a letter holds. */
  conversationId?: string
  after?: number
  upTo?: number
}

/** Says what a message to a person says now; codes and links are made from the server key. */
export async function composeForAccount(
  db: Db,
  sending: Sending,
  row: AccountDelivery,
): Promise<Letter> {
  const { id, recipient: to, template } = row
  const envelope: Envelope = {
    id,
    to,
    locale: row.locale as Locale,
    senderName: 'Communitrak',
    unsubscribeUrl: null,
  }
  const facts = row.facts as Facts
  if (template === 'support answered') {
    const { conversationId, after, upTo } = facts
    const about = { conversationId: conversationId!, after: after!, upTo: upTo! }
    return composeSupportAnswer(db, sending, { envelope, facts: about })
  }
  const { locale } = envelope
  const message = await composers[template as keyof typeof composers](db, sending, {
    ...facts,
    locale,
  })
  return message ? { envelope, message } : { obsolete: 'no longer asked for' }
}

type Compose = (
  db: Db,
  sending: Sending,
  facts: Facts & { locale: Locale },
) => Promise<Message | null>

const composers: Record<Exclude<AccountTemplate, 'support answered'>, Compose> = {
  'confirm address': async (db, { key, publicUrl }, { signUpId }) => {
    const signUp = await readSignUp(db, signUpId!)
    if (!signUp || signUp.verifiedAt) return null
    const { code, token } = proofOf(key, { purpose: 'sign-up', id: signUp.id })
    const { firstName, communityName } = signUp
    const verifyUrl = `${publicUrl}/verify-email/${token}`
    return { template: 'confirm address', firstName, communityName, code, verifyUrl }
  },
  'account exists': async (db, { publicUrl }, { signUpId }) => {
    const signUp = await readSignUp(db, signUpId!)
    if (!signUp) return null
    return {
      template: 'account exists',
      firstName: signUp.firstName,
      communityName: signUp.communityName,
      signInUrl: `${publicUrl}/sign-in`,
      resetUrl: `${publicUrl}/forgot-password`,
    }
  },
  'reset password': async (db, { key }, { resetId }) => {
    const minutes = await minutesLeft(db, { resetId: resetId! })
    if (minutes === 0) return null
    const { code } = proofOf(key, { purpose: 'password reset', id: resetId! })
    return { template: 'reset password', code, minutes }
  },
  'password changed': async (_, { publicUrl }) => ({
    template: 'password changed',
    resetUrl: `${publicUrl}/forgot-password`,
  }),
  'sign-in changed': async (_, { publicUrl }, facts) => ({
    template: 'sign-in changed',
    kind: facts.kind!,
    firstName: facts.firstName ?? '',
    codesLeft: facts.codesLeft ?? 0,
    passkey: facts.passkey ?? '',
    accountUrl: `${publicUrl}/account`,
    resetUrl: `${publicUrl}/forgot-password`,
  }),
  ...addressChangeComposers,
  'account closed': async (_, _sending, { firstName = '', communities = [] }) => ({
    template: 'account closed',
    firstName,
    communities,
  }),
  'trial ending': (db, sending, facts) =>
    composeTrial(db, sending, { template: 'trial ending', ...facts }),
  'trial ended': (db, sending, facts) =>
    composeTrial(db, sending, { template: 'trial ended', ...facts }),
}

async function readSignUp(db: Db, id: string) {
  const signUp = await db
    .selectFrom('signUps')
    .select(['id', 'firstName', 'communityId', 'founding', 'verifiedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return signUp && { ...signUp, communityName: await nameOfCommunity(db, signUp) }
}

async function nameOfCommunity(
  db: Db,
  { communityId, founding }: { communityId: string | null; founding: unknown },
): Promise<string> {
  if (communityId === null) return (founding as Founding).name
  const { name } = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('communities')
      .select('name')
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow(),
  )
  return name
}
