import type { Faults, Filled } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { readHours, readPurpose } from '#domain/support/access.ts'
import type { GrantRefusal } from '#domain/support/grant-access.ts'

type Field = 'leader' | 'purpose' | 'hours'

export type TypedGranting = Filled<Field>

type Word = 'leaderFault' | 'purposeFault' | 'hoursFault' | 'memberFault' | 'insideFault'

export type GrantFaults = Faults<Field, Word>

/** Reads what an agent asks access for, with a fault for each field that says nothing sensible. */
export function readGranting({ leader, purpose: typedPurpose, hours: typedHours }: TypedGranting) {
  const [purpose, hours] = [readPurpose(typedPurpose), readHours(typedHours)]
  if (isId(leader) && purpose && hours)
    return { granting: { memberId: leader, purpose, hours }, faults: {} }
  const faults: GrantFaults = {
    ...(!isId(leader) && { leader: 'leaderFault' }),
    ...(!purpose && { purpose: 'purposeFault' }),
    ...(!hours && { hours: 'hoursFault' }),
  }
  return { granting: null, faults }
}

/** Where a refusal is said: all of them beside whom the agent is to act for. */
export function faultOf(because: GrantRefusal['because']): GrantFaults {
  if (because === 'a member') return { leader: 'memberFault' }
  return { leader: because === 'already inside' ? 'insideFault' : 'leaderFault' }
}
