import { data, type RouterContextProvider } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { daysIn } from '#app/words/days.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import type { WaitingGuest } from '#domain/guests/list-guests.ts'
import {
  type Dweller,
  type OwnHousehold,
  readOwnHouseholds,
} from '#domain/households/read-own-households.ts'
import type { StoryState } from '#domain/invitations/story.ts'

type Context = Readonly<RouterContextProvider>

/** How far a guest's invitation has come, in few words; keys of the page's words. */
export type GuestState =
  | 'on the way'
  | 'sent'
  | 'delivered'
  | 'opened'
  | 'signing up'
  | 'troubled'
  | 'expired'

export type ShownGuest = Pick<WaitingGuest, 'invitationId' | 'channel'> & {
  contact: string
  state: GuestState
  link: string
  /** The last day, in words; null: without end. */
  until: string | null
}

export type ShownDweller = Omit<Dweller, 'joinedAt' | 'guest'> & {
  /** Since when, in words; null: they are expected. */
  since: string | null
  guest: ShownGuest | null
}

export type ShownHousehold = Omit<OwnHousehold, 'dwellers'> & { dwellers: ShownDweller[] }

const states: Partial<Record<StoryState, GuestState>> = {
  sent: 'sent',
  delivered: 'delivered',
  'link opened': 'opened',
  'waiting for verification': 'signing up',
  bounced: 'troubled',
  failed: 'troubled',
  suppressed: 'troubled',
  expired: 'expired',
}

/** The households of the person who asks, with days and numbers in words. */
export async function loadHouseholds(context: Context): Promise<ShownHousehold[]> {
  const { db, key, publicUrl } = context.get(house)
  const { by, community } = context.get(entrance)
  const day = daysIn(context.get(visit).locale, community.timeZone)
  const showGuest = (guest: WaitingGuest): ShownGuest => ({
    invitationId: guest.invitationId,
    channel: guest.channel,
    contact: guest.channel === 'text' ? printPhone(guest.contact) : guest.contact,
    state: states[guest.state] ?? 'on the way',
    link: `${publicUrl}/join/${guest.code}`,
    until: guest.expiresAt && day(guest.expiresAt),
  })
  const households = await readOwnHouseholds(db, by, { key })
  return households.map((household) => ({
    ...household,
    dwellers: household.dwellers.map(({ joinedAt, guest, ...dweller }) => ({
      ...dweller,
      since: joinedAt && day(joinedAt),
      guest: guest && showGuest(guest),
    })),
  }))
}

/** A household of the person who asks; 404 for any other. */
export async function loadHousehold(
  context: Context,
  { householdId }: { householdId: string },
): Promise<ShownHousehold> {
  const own = isId(householdId) ? await loadHouseholds(context) : []
  const household = own.find(({ id }) => id === householdId)
  if (!household) throw data(null, 404)
  return household
}

/** Somebody else who lives with the person who asks, and where; 404 for anybody else. */
export async function loadResident(
  context: Context,
  { residencyId }: { residencyId: string },
): Promise<{ household: ShownHousehold; resident: ShownDweller }> {
  for (const household of await loadHouseholds(context)) {
    const resident = household.dwellers.find((dweller) => dweller.residencyId === residencyId)
    if (resident && !resident.isYou && resident.since) return { household, resident }
  }
  throw data(null, 404)
}
