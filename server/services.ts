import type { Kysely } from 'kysely'
import { askTogether } from '#database/ask-together.ts'
import type { Db } from '#database/connect.ts'
import { standardizeAddress } from '#domain/addresses/standardize-address.ts'
import { mayEnter } from '#domain/communities/list-memberships.ts'
import { keepMessage } from '#domain/deliveries/kept-messages.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Addresses } from '#integrations/addresses/addresses.ts'
import { offlineAddresses } from '#integrations/addresses/offline.ts'
import { uspsAddresses } from '#integrations/addresses/usps.ts'
import { betterAuthIdentity } from '#integrations/identity/better-auth.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import { argon2Passwords } from '#integrations/identity/passwords.ts'
import { databaseLimits } from '#integrations/limits/database-limits.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { keptMail } from '#integrations/mail/kept.ts'
import type { Mail } from '#integrations/mail/mail.ts'
import { smtpMail } from '#integrations/mail/smtp.ts'
import type { Passes } from '#integrations/passes/passes.ts'
import { pdfPasses } from '#integrations/passes/pdf.ts'
import { keptTexts } from '#integrations/texts/kept.ts'
import type { Texts } from '#integrations/texts/texts.ts'
import { type Environment, isLocal } from './env.ts'
import type { Log } from './logs.ts'

/** Everything a running server holds: the database, its key, and the integrations it was given. */
export type Services = {
  db: Db
  key: ServerKey
  identity: Identity
  limits: Limits
  addresses: Addresses
  mail: Mail
  texts: Texts
  passes: Passes
  log: Log
  publicUrl: string
  /** Whether messages are kept for a developer to read, instead of sent. */
  keepsMessages: boolean
}

/** Chooses an adapter for every integration; the one place that knows them. */
export function chooseServices(
  environment: Environment,
  { db, key, log }: { db: Db; key: ServerKey; log: Log },
): Services {
  const { publicUrl, usps } = environment
  return {
    db,
    key,
    log,
    publicUrl,
    keepsMessages: environment.smtpUrl === null && isLocal(environment),
    mail: chooseMail(environment, { db, key }),
    texts: keptTexts(({ to, text }) => keepMessage(db, key, { to, subject: text, html: '', text })),
    passes: pdfPasses(),
    addresses: usps ? uspsAddresses(usps) : offlineAddresses(standardizeAddress),
    identity: betterAuthIdentity({
      db: db as unknown as Kysely<never>, // an integration does not know our tables by type
      passwords: argon2Passwords(),
      secret: key.derived.session.toString('base64'),
      publicUrl,
      admits: (accountId) => mayEnter(db, accountId),
    }),
    limits: databaseLimits(askTogether(db)),
  }
}

function chooseMail(
  { smtpUrl, mailFrom }: Environment,
  { db, key }: { db: Db; key: ServerKey },
): Mail {
  if (smtpUrl) return smtpMail({ url: smtpUrl, from: { address: mailFrom } })
  return keptMail((message) => keepMessage(db, key, message))
}
