import type { Db } from '#database/connect.ts'
import type { Curtain } from '#domain/curtain/hold-curtain.ts'
import { unsubscribeUrl } from '#domain/suppressions/suppression.ts'
import type { Letterhead } from '#integrations/mail/message.ts'
import type { CommunityDelivery } from './community-outbox.ts'
import { isAboutInvitation } from './delivery.ts'
import type { Sending } from './send-deliveries.ts'

/** The community that writes, as its letters show it, and its Black Curtain, drawn or not. */
export type Writer = Letterhead & { slug: string; timeZone: string; curtain: KnownCurtain }

type KnownCurtain = Pick<Curtain, 'drawnAt' | 'liftsAt'>

export async function readWriter(
  db: Db,
  { publicUrl }: Sending,
  communityId: string,
): Promise<Writer> {
  const { logoChosenAt, curtainDrawnAt, curtainLiftsAt, ...writer } = await db
    .selectFrom('communities')
    .select(['name', 'slug', 'color', 'timeZone'])
    .select(['logoChosenAt', 'curtainDrawnAt', 'curtainLiftsAt'])
    .where('id', '=', communityId)
    .executeTakeFirstOrThrow()
  const version = logoChosenAt?.getTime() // programs for mail keep pictures by their address
  const logoUrl = version === undefined ? null : `${publicUrl}/logo/${communityId}?${version}`
  const curtain = { drawnAt: curtainDrawnAt, liftsAt: curtainLiftsAt }
  return { ...writer, logoUrl, curtain }
}

/** What letters show of the community. */
export function letterheadOf({ name, color, logoUrl }: Writer): Letterhead {
  return { name, color, logoUrl }
}

/** The envelope of an e-mail; from an invitation one can turn away with one click. */
export function envelopeOf(sending: Sending, row: CommunityDelivery, writer: Writer) {
  const { id, recipient: to, locale, template } = row
  const wayOut = isAboutInvitation(template) ? unsubscribeUrl(sending, id) : null
  const senderName = `${writer.name} via Communitrak`
  return { id, to, locale, senderName, unsubscribeUrl: wayOut }
}
