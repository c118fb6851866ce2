import { expect, test } from 'vitest'
import type { Mover } from './list-movers.ts'
import { whatEnds } from './what-ends.ts'

function someone(residencyId: string, given: Partial<Mover> = {}): Mover {
  return {
    ...{ residencyId, memberId: residencyId, accountId: residencyId, email: null, locale: 'en' },
    ...{ firstName: residencyId, lastName: 'Okafor', householdRole: 'member', occupancy: 'other' },
    ...{ since: new Date(0), isJoined: true, isSuspended: false, isLeader: false },
    ...{ hasOtherHome: false, awaitsHome: false, groups: [], invitationId: null, isGuest: false },
    ...given,
  } as Mover
}

const ruth = someone('ruth', { householdRole: 'head' })
const daniel = someone('daniel')
const guest = someone('guest', { isJoined: false, isGuest: true })
const expected = someone('expected', { isJoined: false })

const names = (people: readonly Mover[]) => people.map(({ residencyId }) => residencyId)

test('when everybody leaves, everybody goes, also who is only expected', () => {
  const { going, staying, needsHead } = whatEnds([ruth, daniel, guest, expected], null)
  expect(names(going)).toEqual(['ruth', 'daniel', 'guest', 'expected'])
  expect([staying, needsHead]).toEqual([[], false])
})

test('when the only Head leaves others behind, somebody is needed in their place', () => {
  expect(whatEnds([ruth, daniel], ['ruth'])).toMatchObject({ needsHead: true, staying: [daniel] })
  expect(whatEnds([ruth, daniel], ['daniel']).needsHead).toBe(false)
  const suspended = { ...daniel, isSuspended: true }
  expect(whatEnds([ruth, suspended], ['ruth']).needsHead).toBe(false)
  const other = { ...daniel, householdRole: 'head' as const }
  expect(whatEnds([ruth, other], ['ruth']).needsHead).toBe(false)
})

test('guests go when nobody is left to answer for them, and whom the leaders expect may stay', () => {
  expect(names(whatEnds([ruth, guest, expected], ['ruth']).going)).toEqual(['ruth', 'guest'])
  expect(names(whatEnds([ruth, daniel, guest], ['ruth']).going)).toEqual(['ruth'])
})

test.for([
  [{}, null],
  [{ hasOtherHome: true }, 'other home'],
  [{ isLeader: true }, 'leads'],
  [{ isLeader: true, isJoined: false }, null],
  [{ awaitsHome: true }, 'awaits home'],
] as const)(
  'of somebody of whom is known %o the membership stays because: %s',
  ([given, because]) => {
    expect(whatEnds([{ ...ruth, ...given }], null).going[0]!.staysBecause).toBe(because)
  },
)
