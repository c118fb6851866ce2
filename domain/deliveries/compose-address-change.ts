import type { Db } from '#database/connect.ts'
import { changeHours, takeBackDays } from '#domain/accounts/email-change.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { maskEmail } from '#domain/contacts/email-address.ts'
import type { Message } from '#integrations/mail/message.ts'
import type { Sending } from './send-deliveries.ts'

type Facts = { changeId?: string }
type Compose = (db: Db, sending: Sending, facts: Facts) => Promise<Message | null>

/** The messages about signing in with another address: to the new one, and to the old one. */
export const addressChangeComposers = {
  'confirm new address': async (db, { key, publicUrl }, { changeId }) => {
    const change = await readChange(db, changeId!)
    if (!change || change.doneAt || change.stoppedAt) return null
    const { code, token } = proofOf(key, { purpose: 'email change', id: change.id })
    const { firstName } = change
    const confirmUrl = `${publicUrl}/change-email/${token}`
    return { template: 'confirm new address', firstName, code, confirmUrl, hours: changeHours }
  },
  'address in use': async (db, { publicUrl }, { changeId }) => {
    if (!(await readChange(db, changeId!))) return null
    const resetUrl = `${publicUrl}/forgot-password`
    return { template: 'address in use', signInUrl: `${publicUrl}/sign-in`, resetUrl }
  },
  'address change asked': async (db, { key, publicUrl }, { changeId }) => {
    const change = await readChange(db, changeId!)
    if (!change || change.stoppedAt) return null
    const { token } = proofOf(key, { purpose: 'keep email', id: change.id })
    const { firstName } = change
    const newEmail = maskEmail(change.newEmail)
    const keepUrl = `${publicUrl}/keep-email/${token}`
    return { template: 'address change asked', firstName, newEmail, keepUrl }
  },
  'address changed': async (db, { key, publicUrl }, { changeId }) => {
    const change = await readChange(db, changeId!)
    if (!change || change.stoppedAt) return null
    const { token } = proofOf(key, { purpose: 'keep email', id: change.id })
    const { firstName } = change
    const newEmail = maskEmail(change.newEmail)
    const keepUrl = `${publicUrl}/keep-email/${token}`
    return { template: 'address changed', firstName, newEmail, keepUrl, days: takeBackDays }
  },
  'address taken back': async (db, { publicUrl }, { changeId }) => {
    const change = await readChange(db, changeId!)
    if (!change) return null
    const { firstName } = change
    const resetUrl = `${publicUrl}/forgot-password`
    const email = maskEmail(change.oldEmail)
    return { template: 'address taken back', firstName, email, resetUrl }
  },
} satisfies Record<string, Compose>

function readChange(db: Db, id: string) {
  return db
    .selectFrom('emailChanges')
    .innerJoin('accounts', 'accounts.id', 'emailChanges.accountId')
    .select(['emailChanges.id', 'newEmail', 'oldEmail', 'doneAt', 'stoppedAt', 'firstName'])
    .where('emailChanges.id', '=', id)
    .executeTakeFirst()
}
