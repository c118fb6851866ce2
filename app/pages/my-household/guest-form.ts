import { readEmail } from '#domain/contacts/email-address.ts'
import { readTextNumber } from '#domain/contacts/text-number.ts'
import type { Channel } from '#domain/deliveries/delivery.ts'
import type { Guest } from '#domain/guests/invite-guest.ts'
import { readGuestName } from '#domain/guests/read-guest-name.ts'
import type { guestWords } from './guest-words.ts'

export const guestFields = [
  'fullName',
  'email',
  'phone',
  'consent',
  'sharesAddress',
  'submission',
] as const
export type GuestField = (typeof guestFields)[number]
export type GuestAnswers = Record<GuestField, string>

export type GuestWord = keyof (typeof guestWords)['en']
export type GuestFaults = Partial<Record<GuestField, GuestWord>>

/** What a form says of a guest, household and submission apart; null and the faults where it cannot be read. */
export type ReadForm = {
  guest: Omit<Guest, 'householdId' | 'submission'> | null
  faults: GuestFaults
}

/** Reads the form of a channel. Fields that it does not have count for nothing, whoever sends them. */
export function readGuestForm(answers: GuestAnswers, channel: Channel): ReadForm {
  const name = readGuestName(answers.fullName)
  const email = readEmail(answers.email)
  const isText = channel === 'text'
  const number = isText ? readTextNumber(answers.phone.trim()) : null
  const needsEmail = !isText || answers.email.trim() !== ''
  const consented = answers.consent === 'on'
  const faults: GuestFaults = {
    ...(!name.ok && { fullName: name.refusal.because }),
    ...(number && !number.ok && { phone: number.refusal.because }),
    ...(needsEmail && !email && { email: 'wrongEmail' as const }),
    ...(isText && !consented && { consent: 'no consent' as const }),
  }
  if (!name.ok || Object.keys(faults).length > 0) return { guest: null, faults }
  const phone = number?.ok ? number.value : null
  const sharesAddress = answers.sharesAddress === 'on'
  return { guest: { ...name.value, channel, email, phone, consented, sharesAddress }, faults }
}
