import { Facts } from '#app/ui/facts.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { Offer } from '#domain/invitations/find-invitation.ts'
import { joinWords } from './words.ts'

/** Where an invitation leads: for whom, which home, which household, in which role. */
export function OfferFacts({ offer }: { offer: Offer }) {
  const say = useWords(joinWords)
  const householdName = useHouseholdName()
  const roleName = useRoleName()
  const { invitee, home, role } = offer
  return (
    <Facts
      facts={[
        [say('for'), invitee && `${invitee.firstName} ${invitee.lastName}`],
        [say('home'), home?.address ?? null],
        [
          say('household'),
          home?.household
            ? `${householdName(home.household)}${home.role ? ` (${say(home.role)})` : ''}`
            : null,
        ],
        [say('role'), roleName(role)],
      ]}
    />
  )
}
