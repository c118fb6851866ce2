import type { RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { readUninvited } from '#domain/members/read-uninvited.ts'
import { findById } from '#domain/properties/find-by-home.ts'
import { firstAnswers, showMember } from './show-step.ts'
import type { WizardView } from './wizard.ts'

type Context = Readonly<RouterContextProvider>

/**
 * The wizard as other pages lead into it: with `property` for the first person of a new household in this
 * home, with `again` for somebody who is expected and has no invitation any more. Null: from the beginning.
 */
export async function beginAtHome(
  context: Context,
  query: URLSearchParams,
): Promise<WizardView | null> {
  const [property, again] = [query.get('property'), query.get('again')]
  if (isId(again)) return inviteAgain(context, again)
  const { by } = context.get(entrance)
  const known = isId(property) ? await findById(context.get(house).db, by, property) : null
  if (!known) return null
  const answers = { ...(await firstAnswers(context)), propertyId: known.id, search: known.home }
  const own = { ...answers, householdChoice: 'new', householdRole: 'head' }
  return showMember(context, own, { known })
}

async function inviteAgain(context: Context, memberId: string): Promise<WizardView | null> {
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  const person = await readUninvited(db, by, { memberId })
  const known = person && (await findById(db, by, person.propertyId))
  if (!known) return null
  const { propertyId, householdId, householdRole, roleId, firstName, lastName, email, phone } =
    person
  const place = { propertyId, search: known.home, householdId, householdRole }
  const role = { roleId, roleIsTheirs: 'yes' }
  const contact = { email: email ?? '', phone: phone ?? '' }
  const answers = {
    ...(await firstAnswers(context)),
    ...place,
    ...role,
    firstName,
    lastName,
    ...contact,
  }
  return showMember(context, answers, { known })
}
