import { isId } from '#app/ids.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { readDirectPhone } from '#domain/contacts/phone-number.ts'
import { longestHouseholdName } from '#domain/households/household.ts'
import type { Place } from '#domain/households/place-in-household.ts'
import type { Newcomer } from '#domain/invitations/invite-member.ts'
import type { SettledProperty } from './settle-property.ts'
import type { Answers, WizardView } from './wizard.ts'

/** Reads the last step: who is invited, into the place of the first two; or what is wrong. */
export function readNewcomer(
  answers: Answers,
  settled: SettledProperty,
): { newcomer: Omit<Newcomer, 'submission'> | null; faults: WizardView['faults'] } {
  const firstName = readName(answers.firstName)
  const lastName = readName(answers.lastName)
  const email = readEmail(answers.email)
  const phone = answers.phone.trim() === '' ? null : readDirectPhone(answers.phone)
  const faults: WizardView['faults'] = {
    ...(!firstName && { firstName: 'wrongFirstName' as const }),
    ...(!lastName && { lastName: 'wrongLastName' as const }),
    ...(!email && { email: 'wrongEmail' as const }),
    ...(answers.phone.trim() !== '' && !phone && { phone: 'wrongPhone' as const }),
  }
  if (!firstName || !lastName || !email || Object.keys(faults).length > 0)
    return { newcomer: null, faults }
  return {
    faults,
    newcomer: {
      firstName,
      lastName,
      email,
      phone,
      householdRole: answers.householdRole === 'head' ? 'head' : 'member',
      roleId: isId(answers.roleId) ? answers.roleId : null,
      place: readPlace(answers, settled),
      sendNow: answers.sendNow === 'on',
      sharesAddress: answers.sharesAddress === 'on',
    },
  }
}

function readPlace(answers: Answers, settled: SettledProperty): Place {
  const { householdChoice, householdId } = answers
  const householdName = readName(answers.householdName, longestHouseholdName)
  if ('home' in settled) return { home: settled.home, householdName }
  if (householdChoice === 'existing' && isId(householdId)) return { householdId }
  return { propertyId: settled.known.id, householdName }
}
