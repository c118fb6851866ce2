import { type MoveState, moveState } from '#domain/moves/move.ts'
import type { Message } from '#integrations/mail/message.ts'
import { type AboutMember, firstNameOf, homeOf } from './about-member.ts'
import { letterheadOf } from './writer.ts'

/** The messages that tell somebody of their own move out of a home; null: it is no longer so. */
export const moveComposers = {
  'move planned': async (about: AboutMember) =>
    (await isStill(about, 'planned')) ? moveOf(about, 'move planned') : null,
  'moved out': async (about: AboutMember) =>
    (await isStill(about, 'done')) ? moveOf(about, 'moved out') : null,
  'move cancelled': (about: AboutMember) => moveOf(about, 'move cancelled'),
  'move undone': (about: AboutMember) => moveOf(about, 'move undone'),
} as const satisfies Record<string, (about: AboutMember) => Promise<Message | null>>

type MoveTemplate = 'move planned' | 'moved out' | 'move cancelled' | 'move undone'

async function moveOf(
  { db, sending, row, facts, writer }: AboutMember,
  template: MoveTemplate,
): Promise<Message> {
  const { home, lastDay, leaves } = facts as Required<AboutMember['facts']>
  const about = { firstName: await firstNameOf(db, row), home: home!, leaves }
  const isOutside = template === 'moved out' && leaves
  const url = isOutside ? `${sending.publicUrl}/communities` : homeOf(sending, writer)
  const day = printDay(lastDay, row.locale)
  return { template, community: letterheadOf(writer), ...about, lastDay: day, url }
}

/** Whether a move is still what is told of it. */
async function isStill({ db, row, facts }: AboutMember, state: MoveState): Promise<boolean> {
  const move = await db
    .selectFrom('moves')
    .select(['lastDay', 'doneAt', 'cancelledAt', 'undoneAt'])
    .where('communityId', '=', row.communityId)
    .where('id', '=', facts.moveId!)
    .executeTakeFirst()
  return move !== undefined && move.lastDay === facts.lastDay && moveState(move) === state
}

/** A day as people of a language write it: `April 30, 2030`. */
function printDay(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}
