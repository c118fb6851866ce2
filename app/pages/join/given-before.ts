import type { RouterContextProvider } from 'react-router'
import { answersToCorrect, filledAgain } from '#app/answers-to-correct.ts'
import type { Home } from '#domain/addresses/home.ts'
import type { Offer } from '#domain/invitations/find-invitation.ts'
import type { RefusedForm } from './onboarding.tsx'

/** The questions of an offer as this browser answered them, to be corrected; undefined: it has not, or is not asked to. */
export async function givenBefore(
  context: Readonly<RouterContextProvider>,
  { url, offer }: { url: URL; offer: Offer },
): Promise<RefusedForm | undefined> {
  const given = await answersToCorrect(context, url)
  if (!given || !('invitation' in given.purpose)) return undefined
  const { invitation, answers, home = null } = given.purpose
  if (invitation.invitationId !== offer.invitationId) return undefined
  const { showEmail, showPhone, toldByText } = answers
  const filled = {
    ...filledAgain(given),
    ...{ showEmail: tick(showEmail), showPhone: tick(showPhone), toldByText: tick(toldByText) },
    ...fillHome(home),
  }
  return { filled, faults: {}, homeFaults: {}, trouble: null }
}

const tick = (isSaid: boolean) => (isSaid ? 'on' : '')

function fillHome(home: Home | null) {
  const street = home?.kind === 'street' ? home.street : ''
  const lotNumber = home?.kind === 'lot' ? home.lot : ''
  return { street, lotNumber, unit: home?.unit ?? '' }
}
