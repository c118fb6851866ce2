import type { Meaning } from './field.ts'
import type { Draft } from './guess-columns.ts'

const forMail: Partial<Record<Meaning, Meaning>> = {
  address: 'mailingAddress',
  street: 'mailingAddress',
  houseNumber: 'mailingAddress',
  unit: 'mailingUnit',
  addressLine2: 'mailingUnit',
  cityStateZip: 'mailingCityStateZip',
  city: 'mailingCity',
  state: 'mailingState',
  zip: 'mailingZip',
}

const atHome: Partial<Record<Meaning, Meaning>> = {
  mailingAddress: 'address',
  mailingUnit: 'unit',
  mailingCity: 'city',
  mailingState: 'state',
  mailingZip: 'zip',
  mailingCityStateZip: 'cityStateZip',
}

/**
 * Tells the home in the community from where its owner gets mail. Of two addresses the one that says
 * so, `Property Address`, is the home's; then the one that does not say `Owner`; then the first. City,
 * state and ZIP go with the address they stand behind. One address alone is the home's, unsurely where
 * it is called one for mail.
 */
export function settlePlaces(drafts: readonly Draft[]): Draft[] {
  const counted = withNumbers(withSuffixes(drafts))
  const parted = partBlocks(counted, homeAddress(counted))
  const isTold = parted.some(({ meaning }) => isHomely(meaning))
  const settled = isTold ? parted : parted.map(asHome)
  return onlyOnce(lineOfMail(settled))
}

/** `Suffix` behind a street is `St` or `Ave`, and nobody's `Jr.` */
function withSuffixes(drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft, index) =>
    draft.meaning === 'nameSuffix' && !draft.isFixed && drafts[index - 1]?.meaning === 'street'
      ? { ...draft, meaning: 'street' }
      : draft,
  )
}

/** Streets without numbers have them in the nameless column beside: `Chalet No.` and `Street`. */
function withNumbers(drafts: readonly Draft[]): Draft[] {
  const street = drafts.find(({ meaning }) => meaning === 'street')
  const isCounted = drafts.some(({ meaning }) => meaning === 'houseNumber')
  if (!street || isCounted || street.values.share('address') > 0.3) return [...drafts]
  return drafts.map((draft) =>
    Math.abs(draft.index - street.index) === 1 && looksLikeNumbers(draft)
      ? { ...draft, meaning: 'houseNumber', confidence: 0.6 }
      : draft,
  )
}

function looksLikeNumbers({ hint, values, isFixed }: Draft): boolean {
  return !isFixed && hint.meaning === null && values.share('houseNumber') > 0.8
}

const isHomely = (meaning: Meaning) =>
  meaning === 'address' || meaning === 'street' || meaning === 'lot'

/** The column of the home's own address, where several might be it. */
function homeAddress(drafts: readonly Draft[]): Draft | undefined {
  const lines = drafts.filter(({ meaning }) => meaning === 'address' || meaning === 'street')
  const best = (ones: Draft[]) => ones.toSorted((a, b) => b.confidence - a.confidence)[0]
  return (
    lines.find(({ isFixed }) => isFixed) ??
    lines.find(
      ({ hint }) => hint.isProperty && hint.meaning === 'address' && hint.confidence > 0.5,
    ) ??
    best(lines.filter(({ hint }) => hint.who === null)) ??
    best(lines)
  )
}

/** Every other address with the columns behind it is for mail. */
function partBlocks(drafts: readonly Draft[], home: Draft | undefined): Draft[] {
  const isNumbered = drafts.some(({ meaning, person }) => person > 1 && single.has(meaning))
  let isMail = false
  return drafts.map((draft) => {
    isMail = startsMail(draft, home) ?? isMail
    if (draft.isFixed) return draft
    return (isMail && !staysHome(draft, drafts)) || (isNumbered && draft.person > 1)
      ? asMail(draft)
      : draft
  })
}

/** What only the home has: its lot, and a unit where there is but one. */
function staysHome({ meaning, hint }: Draft, drafts: readonly Draft[]): boolean {
  const isOnlyUnit =
    meaning === 'unit' && drafts.filter((other) => other.meaning === 'unit').length === 1
  return meaning === 'lot' || isOnlyUnit || (hint.isProperty && meaning !== 'address')
}

/** Whether the columns from here on are of an address for mail; null where nothing changes. */
function startsMail(draft: Draft, home: Draft | undefined): boolean | null {
  const { meaning } = draft
  if (meaning === 'mailingAddress') return true
  if (draft === home || (home?.meaning === 'street' && meaning === 'street')) return false
  if (draft.isFixed) return null
  return meaning === 'address' || (meaning === 'street' && home !== undefined) ? true : null
}

function asMail(draft: Draft): Draft {
  const meaning = forMail[draft.meaning]
  return meaning ? { ...draft, meaning, confidence: Math.min(draft.confidence, 0.8) } : draft
}

/** A file that knows nothing but where mail goes. */
function asHome(draft: Draft): Draft {
  const meaning = draft.isFixed ? undefined : atHome[draft.meaning]
  return meaning ? { ...draft, meaning, confidence: Math.min(draft.confidence, 0.5) } : draft
}

/** `Address 2` with a `City 2` is an address of its own, not the second line of one. */
function lineOfMail(drafts: readonly Draft[]): Draft[] {
  if (drafts.some(({ meaning }) => meaning === 'mailingAddress')) return [...drafts]
  return drafts.map((draft) =>
    draft.meaning === 'mailingUnit' && draft.hint.meaning === 'addressLine2' && !draft.isFixed
      ? { ...draft, meaning: 'mailingAddress' }
      : draft,
  )
}

const single = new Set<Meaning>(['city', 'state', 'zip'])

/** A home has one city, one state, one ZIP; a second column of them is for mail. */
function onlyOnce(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<Meaning>()
  return drafts.map((draft) => {
    if (!single.has(draft.meaning) || draft.isFixed) return draft
    if (seen.has(draft.meaning)) return asMail(draft)
    seen.add(draft.meaning)
    return draft
  })
}
