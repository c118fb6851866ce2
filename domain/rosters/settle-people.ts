import type { Meaning } from './field.ts'
import type { Draft } from './guess-columns.ts'

const nameMeanings = new Set<Meaning>(['fullName', 'firstName', 'lastName'])
const contactMeanings = new Set<Meaning>([
  'email',
  'phone',
  'mobilePhone',
  'homePhone',
  'workPhone',
])
const ofOnePerson = new Set<Meaning>([
  ...nameMeanings, ...contactMeanings, 'middleName', 'nameSuffix', 'householdRole', 'isHead', 'occupancy', 'role', 'title',
]) // biome-ignore format: a table

/**
 * Gives every column of names and contacts its person of the row. `Owner 2 Email` is the second's; two
 * columns of first names are two people's; an e-mail that says no number is for all of them.
 */
export function settlePeople(drafts: readonly Draft[]): Draft[] {
  const owned = withoutTenants(withoutStrays(drafts))
  const given = firstNames(owned)
  const numbered = numberNames(given)
  const counts = new Set(
    numbered.filter(isName).map(({ person, who }) => `${who === 'tenant'} ${person}`),
  )
  const settled = withNameParts(numbered).map((draft) => {
    if (!ofOnePerson.has(draft.meaning) || isName(draft)) return draft
    const isKnown = counts.has(`${draft.who === 'tenant'} ${draft.person}`)
    return isKnown ? draft : { ...draft, person: 0 }
  })
  return inBlocks(settled)
}

const isName = ({ meaning }: Draft) => nameMeanings.has(meaning)

/** Where a header says which names are meant, words that merely look like names are none. */
function withoutStrays(drafts: readonly Draft[]): Draft[] {
  const isSaid = (draft: Draft) => draft.isFixed || draft.hint.meaning === draft.meaning
  if (!drafts.some((draft) => isName(draft) && isSaid(draft))) return [...drafts]
  return drafts.map((draft) =>
    isName(draft) && !isSaid(draft) && !nameMeanings.has(draft.hint.meaning ?? 'ignore')
      ? { ...draft, meaning: 'ignore', confidence: 0.3 }
      : draft,
  )
}

/** Where owners have columns of their own, those of tenants are not theirs. */
function withoutTenants(drafts: readonly Draft[]): Draft[] {
  const hasOwners = drafts.some((draft) => isName(draft) && draft.who !== 'tenant')
  if (!hasOwners) return [...drafts]
  return drafts.map((draft) =>
    draft.who === 'tenant' &&
    !draft.isFixed &&
    ofOnePerson.has(draft.meaning) &&
    draft.meaning !== 'occupancy'
      ? { ...draft, meaning: 'tenantBesideOwner', confidence: 0.6 }
      : draft,
  )
}

/** `Name` beside `Last Name` is the first name; a whole name beside both parts is one too many. */
function firstNames(drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    if (draft.meaning !== 'fullName' || draft.isFixed) return draft
    const has = (meaning: Meaning) =>
      drafts.some((other) => other.meaning === meaning && sameGroup(other, draft))
    if (!has('lastName')) return draft
    if (has('firstName')) return { ...draft, meaning: 'ignore', confidence: 0.6 }
    return draft.hint.meaning === 'fullName'
      ? { ...draft, meaning: 'firstName', confidence: 0.8 }
      : draft
  })
}

const sameSide = (one: Draft, other: Draft) => (one.who === 'tenant') === (other.who === 'tenant')

function sameGroup(one: Draft, other: Draft): boolean {
  return sameSide(one, other) && (one.person || 1) === (other.person || 1)
}

/** Numbers the people: by what the header says, else each further name of a kind is one more person. */
function numberNames(drafts: readonly Draft[]): Draft[] {
  const taken = new Set<string>()
  const key = ({ who, meaning }: Draft, person: number) =>
    `${who === 'tenant'} ${meaning} ${person}`
  return drafts.map((draft) => {
    if (!isName(draft)) return draft
    const said = draft.person || 1
    const person = nextFree(said, (person) => taken.has(key(draft, person)))
    const isGuess = person !== said && !draft.isFixed
    if (isGuess && isStranger(draft, drafts))
      return { ...draft, meaning: 'ignore', confidence: 0.3 }
    taken.add(key(draft, person))
    return {
      ...draft,
      person,
      confidence: isGuess ? Math.min(draft.confidence, 0.6) : draft.confidence,
    }
  })
}

const wholeOf: Partial<Record<Meaning, Meaning>> = {
  middleName: 'firstName',
  nameSuffix: 'lastName',
}

/** A middle name or `Jr.` that says no number is of the person whose name stands nearest before it. */
function withNameParts(drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const whole = wholeOf[draft.meaning]
    if (!whole || draft.person > 0) return draft
    const names = drafts.filter((other) => other.meaning === whole && sameSide(other, draft))
    const before = names.findLast(({ index }) => index < draft.index)
    return { ...draft, person: (before ?? names[0])?.person ?? 0 }
  })
}

function nextFree(from: number, isTaken: (person: number) => boolean): number {
  return isTaken(from) ? nextFree(from + 1, isTaken) : from
}

/** `Contact` beside `Owner Name`, or a name told by values alone, need not be a person of the home. */
function isStranger(draft: Draft, drafts: readonly Draft[]): boolean {
  if (draft.hint.meaning === null) return true
  return draft.who === null && drafts.some((other) => isName(other) && other.who === 'owner')
}

/** Where people have columns side by side, `First, Last, Email, First, Last, Email`, each has their own. */
function inBlocks(drafts: readonly Draft[]): Draft[] {
  const people = new Set(drafts.filter(isName).map(({ person }) => person)).size
  const behind = new Map<Draft, number>()
  let current = 0
  for (const draft of drafts) {
    if (isName(draft)) current = draft.person
    else if (contactMeanings.has(draft.meaning) && draft.person === 0) behind.set(draft, current)
  }
  const isOneEach = (meaning: Meaning) => {
    const places = [...behind].filter(([draft]) => draft.meaning === meaning).map(([, at]) => at)
    return people > 1 && places.length === people && new Set(places).size === people
  }
  return drafts.map((draft) => {
    const person = behind.get(draft)
    return person && isOneEach(draft.meaning) ? { ...draft, person } : draft
  })
}
