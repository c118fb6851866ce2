import type { RouterContextProvider } from 'react-router'
import { house } from '#app/context.ts'
import type { Faults, Filled } from '#app/forms.ts'
import type { Home } from '#domain/addresses/home.ts'
import { readToldHome, type ToldRefusal } from '#domain/claims/read-told-home.ts'
import type { Offer } from '#domain/invitations/find-invitation.ts'
import type { HomeField } from './home-fields.tsx'
import type { HomeWord } from './home-words.ts'

type ReadHome = { home: Home | null; faults: Faults<HomeField, HomeWord> }

/** Reads where the holder of an open code says they live; nothing where the offer does not ask. */
export async function readHome(
  context: Readonly<RouterContextProvider>,
  { asksHome, communityId }: Offer,
  filled: Filled<HomeField>,
): Promise<ReadHome> {
  if (!asksHome) return { home: null, faults: {} }
  const told = await readToldHome(context.get(house).db, communityId, filled)
  if (told.ok) return { home: told.value, faults: {} }
  return { home: null, faults: homeFaults(told.refusal, filled) }
}

/** What is wrong with a home that cannot be read, beside the field in which it was typed. */
export function homeFaults(refusal: ToldRefusal, filled: Filled<HomeField>): ReadHome['faults'] {
  const isLot = filled.street.trim() === '' && filled.lotNumber.trim() !== ''
  return { [isLot ? 'lotNumber' : 'street']: wordOf(refusal, isLot) }
}

const words = {
  'no home told': 'noHome',
  'several towns': 'wrongTown',
  'unreadable street': 'wrongStreet',
  'unreadable lot': 'wrongLot',
  'unknown city': 'wrongTown',
  'unknown state': 'wrongTown',
  'unreadable zip': 'wrongTown',
  'zip of another state': 'wrongTown',
  'not found': 'wrongStreet',
  several: 'wrongStreet',
} as const satisfies Record<ToldRefusal['because'], HomeWord>

function wordOf({ because }: ToldRefusal, isLot: boolean): HomeWord {
  return isLot && because === 'unreadable street' ? 'wrongLot' : words[because]
}
