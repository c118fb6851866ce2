import type { Kysely } from 'kysely'
import { askTogether } from '#database/ask-together.ts'
import type { Db } from '#database/connect.ts'
import { listen } from '#database/listen.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { standardizeAddress } from '#domain/addresses/standardize-address.ts'
import { mayEnter } from '#domain/communities/list-memberships.ts'
import { keepMessage } from '#domain/deliveries/kept-messages.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { largestLetter } from '#domain/support-mail/beginning-of.ts'
import type { Addresses } from '#integrations/addresses/addresses.ts'
import { offlineAddresses } from '#integrations/addresses/offline.ts'
import { uspsAddresses } from '#integrations/addresses/usps.ts'
import { betterAuthIdentity } from '#integrations/identity/better-auth.ts'
import type { Authenticator, Identity, Passkeys } from '#integrations/identity/identity.ts'
import { oneTimeCodes } from '#integrations/identity/one-time-codes.ts'
import { argon2Passwords } from '#integrations/identity/passwords.ts'
import { webAuthn } from '#integrations/identity/web-authn.ts'
import { imapInbox } from '#integrations/inbox/imap.ts'
import type { Inbox } from '#integrations/inbox/inbox.ts'
import { databaseLimits } from '#integrations/limits/database-limits.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import type { Live } from '#integrations/live/live.ts'
import { postgresLive } from '#integrations/live/postgres.ts'
import { keptMail } from '#integrations/mail/kept.ts'
import type { Mail } from '#integrations/mail/mail.ts'
import { smtpMail } from '#integrations/mail/smtp.ts'
import type { Passes } from '#integrations/passes/passes.ts'
import { pdfPasses } from '#integrations/passes/pdf.ts'
import type { Pictures } from '#integrations/pictures/pictures.ts'
import { sharpPictures } from '#integrations/pictures/sharp.ts'
import { workerSpreadsheets } from '#integrations/spreadsheets/in-worker.ts'
import type { Spreadsheets } from '#integrations/spreadsheets/spreadsheets.ts'
import { keptTexts } from '#integrations/texts/kept.ts'
import type { Texts } from '#integrations/texts/texts.ts'
import { twilioTexts } from '#integrations/texts/twilio.ts'
import { wordText } from '#integrations/texts/words.ts'
import { type Environment, isLocal } from './env.ts'
import type { Log } from './logs.ts'
import { type FileBringer, fileThreads } from './rosters/bring-in-thread.ts'

/** Everything a running server holds: the database, its key, and the integrations it was given. */
export type Services = {
  db: Db
  key: ServerKey
  identity: Identity
  authenticator: Authenticator
  passkeys: Passkeys
  limits: Limits
  addresses: Addresses
  mail: Mail
  texts: Texts
  /** What a text will say, and in how many parts, before it is sent. */
  wordText: typeof wordText
  /** Where messages come back to; null: nobody reads it. */
  inbox: Inbox | null
  /** Where letters to support arrive, where people write to, and whose word about senders counts there. */
  supportInbox: Inbox | null
  supportAddress: string | null
  supportAuthservId: string | null
  passes: Passes
  pictures: Pictures
  spreadsheets: Spreadsheets
  bringFile: FileBringer
  live: Live
  log: Log
  publicUrl: string
  /** Whether messages are kept for a developer to read, instead of sent. */
  keepsMessages: boolean
  /** Whether texts reach anybody: people by a provider, or a developer who reads them. */
  sendsTexts: boolean
}

type Given = { address: string; db: Db; key: ServerKey; log: Log }

/** Chooses an adapter for every integration; the one place that knows them. */
export function chooseServices(
  environment: Environment,
  { address, db, key, log }: Given,
): Services {
  const { publicUrl, usps, bounceImapUrl, supportImapUrl } = environment
  const { supportAddress, supportAuthservId } = environment
  const keepsMessages = environment.smtpUrl === null && isLocal(environment)
  return {
    db,
    key,
    log,
    publicUrl,
    keepsMessages,
    sendsTexts: environment.twilio !== null || keepsMessages,
    mail: chooseMail(environment, { db, key }),
    texts: chooseTexts(environment, { db, key }),
    wordText,
    inbox: bounceImapUrl ? imapInbox({ url: bounceImapUrl }) : null,
    supportInbox: supportImapUrl
      ? imapInbox({ url: supportImapUrl, mostBytes: largestLetter })
      : null,
    supportAddress,
    supportAuthservId,
    passes: pdfPasses(),
    pictures: sharpPictures(),
    spreadsheets: workerSpreadsheets(),
    bringFile: fileThreads({ address }),
    live: postgresLive((given) =>
      listen(address, {
        ...given,
        onTrouble: (error) => log.warn({ err: error }, 'cannot hear what happens; trying again'),
      }),
    ),
    addresses: usps ? uspsAddresses(usps) : offlineAddresses(standardizeAddress),
    identity: betterAuthIdentity({
      db: db as unknown as Kysely<never>, // an integration does not know our tables by type
      passwords: argon2Passwords(),
      secret: key.derived.session.toString('base64'),
      publicUrl,
      admits: (accountId, transaction) => mayEnter(transaction as Db, accountId),
    }),
    authenticator: oneTimeCodes(),
    passkeys: webAuthn({ publicUrl }),
    limits: databaseLimits(askTogether(db)),
  }
}

function chooseMail(
  { smtpUrl, mailFrom, bounceAddress, dkim }: Environment,
  { db, key }: { db: Db; key: ServerKey },
): Mail {
  if (smtpUrl) return smtpMail({ url: smtpUrl, from: { address: mailFrom }, bounceAddress, dkim })
  return keptMail((message) => keepMessage(db, key, message))
}

function chooseTexts(
  { twilio, publicUrl }: Environment,
  { db, key }: { db: Db; key: ServerKey },
): Texts {
  if (!twilio)
    return keptTexts(({ to, text }) => keepMessage(db, key, { to, subject: text, html: '', text }))
  return twilioTexts({
    ...twilio,
    statusUrl(id) {
      const { token } = proofOf(key, { purpose: 'text status', id })
      return `${publicUrl}/webhooks/twilio/status?delivery=${token}`
    },
  })
}
