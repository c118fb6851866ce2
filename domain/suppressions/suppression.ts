import { proofOf } from '#domain/accounts/proof.ts'
import { type CommunityTemplate, isAboutInvitation } from '#domain/deliveries/delivery.ts'
import type { ServerKey } from '#domain/server-key.ts'

/** *Bounced*: no mail arrives there. The others are the person's own wish, and only theirs to take back. */
export type SuppressionReason = 'bounced' | 'complained' | 'unsubscribed'

/**
 * Whether a suppression keeps a message of this kind from leaving. To an address that bounced nothing is
 * sent at all; who complained or unsubscribed gets no invitations and reminders any more.
 */
export function stopsMessage(because: SuppressionReason, template: CommunityTemplate): boolean {
  return because === 'bounced' || isAboutInvitation(template)
}

/** Where the reader of one message ends all like it: an address nobody else can make up. */
export function unsubscribeUrl(
  { key, publicUrl }: { key: ServerKey; publicUrl: string },
  deliveryId: string,
): string {
  const { token } = proofOf(key, { purpose: 'unsubscribe', id: deliveryId })
  return `${publicUrl}/unsubscribe/${token}`
}
