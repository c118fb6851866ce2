import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './connect.ts'
import * as foundation from './migrations/0001-foundation.ts'
import * as accounts from './migrations/0002-accounts.ts'
import * as communities from './migrations/0003-communities.ts'
import * as invitations from './migrations/0004-invitations.ts'
import * as acrossCommunities from './migrations/0005-across-communities.ts'
import * as everyChannel from './migrations/0006-every-channel.ts'
import * as whereMessagesLead from './migrations/0007-where-messages-lead.ts'
import * as proofsAndPatience from './migrations/0008-proofs-and-patience.ts'
import * as rosters from './migrations/0009-rosters.ts'
import * as undo from './migrations/0010-undo.ts'
import * as oldRosters from './migrations/0011-old-rosters.ts'
import * as discardedRosters from './migrations/0013-discarded-rosters.ts'
import * as rosterOrigins from './migrations/0014-roster-origins.ts'
import * as guests from './migrations/0015-guests.ts'
import * as ownAccounts from './migrations/0016-own-accounts.ts'
import * as joinRequests from './migrations/0017-join-requests.ts'
import * as groups from './migrations/0018-groups.ts'
import * as secondSteps from './migrations/0020-second-steps.ts'
import * as moves from './migrations/0021-moves.ts'
import * as merges from './migrations/0022-merges.ts'
import * as photos from './migrations/0023-photos.ts'
import * as theGate from './migrations/0024-the-gate.ts'
import * as roles from './migrations/0025-roles.ts'
import * as blackCurtain from './migrations/0026-black-curtain.ts'
import * as membersList from './migrations/0027-members-list.ts'
import * as auditAndTrial from './migrations/0028-audit-and-trial.ts'
import * as homes from './migrations/0029-homes.ts'
import * as memberFields from './migrations/0030-member-fields.ts'
import * as homesAtHand from './migrations/0033-homes-at-hand.ts'
import * as conversations from './migrations/0034-conversations.ts'
import * as supportAgents from './migrations/0035-support-agents.ts'
import * as articleAnswers from './migrations/0036-article-answers.ts'
import * as supportConsole from './migrations/0037-support-console.ts'
import * as lettersOfSupport from './migrations/0038-letters-of-support.ts'
import * as whatCameOfIt from './migrations/0039-what-came-of-it.ts'
import * as searchAtTheDesk from './migrations/0040-search-at-the-desk.ts'
import * as fieldsInTheList from './migrations/0041-fields-in-the-list.ts'
import * as emptyHomes from './migrations/0042-empty-homes.ts'
import * as suspendedClaims from './migrations/0043-suspended-claims.ts'
import * as sharedStreets from './migrations/0045-shared-streets.ts'
import * as homesBySpelling from './migrations/0046-homes-by-spelling.ts'
import * as correctedHomes from './migrations/0047-corrected-homes.ts'
import * as namesThatStandTogether from './migrations/0048-names-that-stand-together.ts'
import * as oneOfMany from './migrations/0049-one-of-many.ts'
import * as oneOrderOfHomes from './migrations/0050-one-order-of-homes.ts'
import * as placesOfWhoLeft from './migrations/0051-places-of-who-left.ts'

/** Every migration in the order it must run. Names are permanent once released. */
export const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-accounts': accounts,
  '0003-communities': communities,
  '0004-invitations': invitations,
  '0005-across-communities': acrossCommunities,
  '0006-every-channel': everyChannel,
  '0007-where-messages-lead': whereMessagesLead,
  '0008-proofs-and-patience': proofsAndPatience,
  '0009-rosters': rosters,
  '0010-undo': undo,
  '0011-old-rosters': oldRosters,
  '0013-discarded-rosters': discardedRosters,
  '0014-roster-origins': rosterOrigins,
  '0015-guests': guests,
  '0016-own-accounts': ownAccounts,
  '0017-join-requests': joinRequests,
  '0018-groups': groups,
  '0020-second-steps': secondSteps,
  '0021-moves': moves,
  '0022-merges': merges,
  '0023-photos': photos,
  '0024-the-gate': theGate,
  '0025-roles': roles,
  '0026-black-curtain': blackCurtain,
  '0027-members-list': membersList,
  '0028-audit-and-trial': auditAndTrial,
  '0029-homes': homes,
  '0030-member-fields': memberFields,
  '0033-homes-at-hand': homesAtHand,
  '0034-conversations': conversations,
  '0035-support-agents': supportAgents,
  '0036-article-answers': articleAnswers,
  '0037-support-console': supportConsole,
  '0038-letters-of-support': lettersOfSupport,
  '0039-what-came-of-it': whatCameOfIt,
  '0040-search-at-the-desk': searchAtTheDesk,
  '0041-fields-in-the-list': fieldsInTheList,
  '0042-empty-homes': emptyHomes,
  '0043-suspended-claims': suspendedClaims,
  '0045-shared-streets': sharedStreets,
  '0046-homes-by-spelling': homesBySpelling,
  '0047-corrected-homes': correctedHomes,
  '0048-names-that-stand-together': namesThatStandTogether,
  '0049-one-of-many': oneOfMany,
  '0050-one-order-of-homes': oneOrderOfHomes,
  '0051-places-of-who-left': placesOfWhoLeft,
}

/** The name of the newest migration: the schema this application was built for. */
export const schemaVersion = Object.keys(migrations).at(-1)!

/**
 * Brings the schema up to date, as its owner; safe to call on every start and from several processes,
 * since an advisory lock lets one through at a time. Throws on the first failure, which leaves the
 * schema as it was.
 */
export async function migrate(db: Db): Promise<void> {
  if ((await newestApplied(db)) === schemaVersion) return
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** Brings an empty database to the schema of an older release, to read a backup of that time. */
export async function migrateTo(db: Db, version: string): Promise<void> {
  if (!(version in migrations)) throw new Error(`This release does not know the schema ${version}.`)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateTo(version)
  if (error) throw error
}

/** The newest migration the database has seen; null when it has seen none. */
export async function newestApplied(db: Db): Promise<string | null> {
  const found = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (!found.rows[0]?.there) return null
  const newest = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(db)
  return newest.rows[0]?.name ?? null
}
