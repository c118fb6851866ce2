import { type AccessCode, printCode } from '#domain/invitations/access-code.ts'
import { openCode } from '#domain/invitations/create-invitation.ts'
import type { CommunityDelivery } from './community-outbox.ts'
import type { InvitationFacts } from './invitation-facts.ts'
import { opensWhen, printDay } from './opens-when.ts'
import { whenAwake } from './quiet-hours.ts'
import type { Letter, Sending } from './send-deliveries.ts'
import { envelopeOf, letterheadOf, type Writer } from './writer.ts'

type Given = {
  row: CommunityDelivery
  writer: Writer
  /** Undefined when the invitation no longer stands. */
  facts: InvitationFacts | undefined
  now: Date
}

/** An invitation as an e-mail or a text, with its code and link. Nobody is texted at night. */
export function composeInvitation(sending: Sending, { row, writer, facts, now }: Given): Letter {
  if (!facts || (facts.expiresAt !== null && facts.expiresAt <= now))
    return { obsolete: 'no longer true' }
  const template = row.template as 'invitation' | 'reminder'
  const code: AccessCode = openCode(sending.key, facts.sealedCode, row.invitationId!)
  const joinUrl = `${sending.publicUrl}/join/${code}`
  if (row.channel === 'text') {
    const morning = whenAwake(now, writer.timeZone)
    if (morning > now) return { notBefore: morning }
    const { id, recipient: to, locale } = row
    const { firstName } = facts
    const message = { template, communityName: writer.name, firstName, joinUrl }
    return { text: { envelope: { id, to, locale }, message } }
  }
  const { firstName, inviterName, isGuest, address, isPersonal, expiresAt } = facts
  const { timeZone } = writer
  const { locale } = row
  return {
    envelope: envelopeOf(sending, row, writer),
    message: {
      template,
      community: letterheadOf(writer),
      firstName,
      inviterName,
      isGuest,
      address,
      isPersonal,
      until: expiresAt && printDay(expiresAt, { timeZone, locale }),
      opens: opensWhen(writer, { locale, now }),
      code: printCode(code),
      joinUrl,
      typeUrl: `${sending.publicUrl}/join/resident`,
    },
  }
}
