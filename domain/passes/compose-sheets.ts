import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { printCode } from '#domain/invitations/access-code.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { PassSheets } from '#integrations/passes/passes.ts'
import { type ReadPass, readPasses, type WhichPasses } from './read-passes.ts'
import { readPassesOfMembers } from './read-passes-of-members.ts'

/** How sheets are to look. */
export type SheetStyle = Pick<PassSheets, 'layout' | 'paper' | 'locale'>

type Sheeted = WhichPasses | { memberIds: readonly string[] }

/**
 * Everything that stands on the sheets of some passes, or of the own codes of some members, ready to be drawn;
 * without passes when none of them is still good. Answers questions by name of the one who prints. `publicUrl` is where codes lead.
 */
export function composeSheets(
  db: Db,
  by: Actor,
  { which, style }: { which: Sheeted; style: SheetStyle },
  { key, publicUrl, at }: { key: ServerKey; publicUrl: string; at?: Date },
): Promise<PassSheets> {
  requirePermission(by, 'invite members via access pass')
  const work = async (db: Db, now: Date): Promise<PassSheets> => {
    const community = await readCommunity(db, by.communityId)
    const asked = await readName(db, by)
    const passes = await readAny(db, by, which, { key, at: now })
    const { timeZone, street, city, state, zip, logo, logoType } = community
    const days = new Intl.DateTimeFormat(style.locale, { dateStyle: 'long', timeZone })
    return {
      ...style,
      community: {
        name: community.name,
        color: community.color,
        logo: logo && logoType ? { bytes: logo, type: logoType } : null,
        lines: [...(street === null ? [] : [street]), `${city} ${state} ${zip}`],
      },
      typeAt: `${publicUrl.replace(/^https?:\/\//, '')}/join/resident`,
      askName: asked,
      day: days.format(now),
      passes: passes.map(({ code, expiresAt, person, home }) => ({
        code: printCode(code),
        joinUrl: `${publicUrl}/join/${code}`,
        person,
        home,
        until: expiresAt && days.format(expiresAt),
      })),
    }
  }
  return inCommunity(db, by.communityId, work, at)
}

async function readAny(
  db: Db,
  by: Actor,
  which: Sheeted,
  given: { key: ServerKey; at: Date },
): Promise<ReadPass[]> {
  if (which === 'homes' || !('memberIds' in which)) return readPasses(db, by, which, given)
  return (await readPassesOfMembers(db, by, which, given)).passes
}

function readCommunity(db: Db, communityId: string) {
  return db
    .selectFrom('communities')
    .select(['name', 'color', 'logo', 'logoType', 'timeZone', 'street', 'city', 'state', 'zip'])
    .where('id', '=', communityId)
    .executeTakeFirstOrThrow()
}

async function readName(db: Db, { communityId, memberId }: Actor): Promise<string | null> {
  const member = await db
    .selectFrom('members')
    .select(['firstName', 'lastName'])
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return member ? `${member.firstName} ${member.lastName}` : null
}
