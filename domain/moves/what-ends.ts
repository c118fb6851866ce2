import type { Mover } from './list-movers.ts'

/** Why somebody stays a member although they leave a home. */
export type StaysBecause = 'other home' | 'leads' | 'awaits home'

/** What ends for somebody who leaves a home. */
export type Ending = Mover & {
  /** Null: the membership ends too, with all groups and the invitation. */
  staysBecause: StaysBecause | null
}

export type Endings = {
  going: Ending[]
  staying: Mover[]
  /** Whether people stay and nobody of them would be Head. */
  needsHead: boolean
}

/**
 * What ends in a household when those with these places leave it; null: everybody leaves. When nobody stays
 * who has come in, guests who have not come yet go too: nobody is left to answer for them.
 */
export function whatEnds(
  people: readonly Mover[],
  residencyIds: readonly string[] | null,
): Endings {
  const isChosen = ({ residencyId }: Mover) => residencyIds?.includes(residencyId) ?? true
  const isLeft = !people.some((person) => person.isJoined && !isChosen(person))
  const goes = (person: Mover) => isChosen(person) || (isLeft && isGuest(person))
  const going = people.filter(goes)
  const staying = people.filter((person) => !goes(person))
  const acting = staying.filter(mayBeHead)
  return {
    going: going.map((person) => ({ ...person, staysBecause: whyStay(person) })),
    staying,
    needsHead: acting.length > 0 && going.some(isHead) && !acting.some(isHead),
  }
}

/** Whoever stays, has come in and may act can be Head in place of one who goes. */
export function mayBeHead({ isJoined, isSuspended }: Mover): boolean {
  return isJoined && !isSuspended
}

const isGuest = (person: Mover) => person.isGuest && !person.isJoined
const isHead = (person: Mover) => person.isJoined && person.householdRole === 'head'

function whyStay({ hasOtherHome, isLeader, isJoined, awaitsHome }: Mover): StaysBecause | null {
  if (hasOtherHome) return 'other home'
  if (isLeader && isJoined) return 'leads'
  return awaitsHome ? 'awaits home' : null
}
