import { data, type RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { type ReadGuest, readGuest } from '#domain/guests/read-guest.ts'

/** A guest whom the person who asks answers for as Head; 404 for any other. */
export async function loadGuest(
  context: Readonly<RouterContextProvider>,
  { invitationId }: { invitationId: string },
): Promise<ReadGuest> {
  const { by } = context.get(entrance)
  const { db } = context.get(house)
  const guest = isId(invitationId) ? await readGuest(db, by, { invitationId }) : null
  if (!guest) throw data(null, 404)
  const { channel, contact } = guest
  return { ...guest, contact: channel === 'text' && contact ? printPhone(contact) : contact }
}
