import { readPastedList } from '#domain/contacts/read-pasted-list.ts'
import type { Addressee } from '#domain/invitations/invite-addresses.ts'
import { newId } from '#domain/new-id.ts'

/** The entries of a list as somebody pastes it. */
export function pasted(text: string) {
  const list = readPastedList(text)
  if (!list.ok) throw new Error(list.refusal.because)
  return list.value
}

/** A reviewed list of everyone in a text who has an address; every call is a new submission. */
export function aList(text: string) {
  const addressees = pasted(text).flatMap(({ email, name }): Addressee[] =>
    email ? [{ email, name }] : [],
  )
  return { addressees, leftOut: [], submission: newId() }
}
