import type { Db } from '#database/connect.ts'
import type { GivenFault, GivenNumber } from '#domain/contacts/given-number.ts'
import { listOptedOut } from '#domain/contacts/text-opt-outs.ts'
import { listSuspendedContacts, type SuspendedRefusal } from '#domain/members/find-suspended.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { findByNumbers, type KnownMember } from './find-by-numbers.ts'

/** Why a number that was given is not texted. */
export type NumberSkip =
  | GivenFault
  | 'repeated'
  | 'already invited'
  | 'already a member'
  | SuspendedRefusal['because']
  | 'opted out'
  | 'suppressed'

/** Somebody to text: an open code, or one for the pending member who has this number. */
export type Textable = { given: GivenNumber; number: string; member: KnownMember | null }

export type SkippedNumber = { typed: string; because: NumberSkip }

export type JudgedNumbers = { textable: Textable[]; skipped: SkippedNumber[] }

/**
 * Says of every number that was given whether it will be texted, and to whom, or why not. All are
 * accounted for, each once and in order.
 */
export async function judgeNumbers(
  db: Db,
  by: Actor,
  given: readonly GivenNumber[],
): Promise<JudgedNumbers> {
  const numbers = [...new Set(given.flatMap(({ number }) => number ?? []))]
  const [known, suspended, optedOut] = await Promise.all([
    findByNumbers(db, by.communityId, numbers),
    listSuspendedContacts(db, by, numbers),
    listOptedOut(db, numbers),
  ])
  const lists: [NumberSkip, ReadonlySet<string>][] = [
    ['opted out', optedOut],
    ['suppressed', known.suppressed],
    ['already invited', known.invited],
  ]
  const seen = new Set<string>()
  const judge = (number: string): NumberSkip | null => {
    if (seen.has(number)) return 'repeated'
    seen.add(number)
    if (known.joined.has(number)) return 'already a member'
    return suspended.get(number) ?? lists.find(([, numbers]) => numbers.has(number))?.[0] ?? null
  }
  const judged: JudgedNumbers = { textable: [], skipped: [] }
  for (const one of given) {
    const { typed, number } = one
    const because = one.fault ?? (number ? judge(number) : 'invalid')
    if (because) judged.skipped.push({ typed, because })
    else
      judged.textable.push({
        given: one,
        number: number!,
        member: known.waiting.get(number!) ?? null,
      })
  }
  return judged
}
