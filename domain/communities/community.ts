import { foldName } from '#domain/contacts/person-name.ts'

/** What a community is; the words on screen are the page's. */
export const communityKinds = [
  'homeowners',
  'condominium',
  'cooperative',
  'townhomes',
  'other',
] as const
export type CommunityKind = (typeof communityKinds)[number]

/** The longest community name, in characters. */
export const longestCommunityName = 120

/** How long a new community may try everything. */
export const trialDays = 14

const wordsOfAnyCommunity = new Set(
  'the of at a an and hoa inc llc association associations assoc homeowner homeowners home owner owners condominium condominiums condo condos community communities cooperative coop townhomes townhome property'.split(
    ' ',
  ),
)

/** What a community's name comes down to: `Maple Court HOA, Inc.` and `The Maple Court` share it. */
export function communityKey(name: string): string {
  const words = foldName(name).split(' ')
  const own = words.filter((word) => !wordsOfAnyCommunity.has(word))
  return (own.length > 0 ? own : words).join(' ')
}

/** The address part for a name: `maple-court-hoa`; at most 50 characters, `community` when none remain. */
export function slugOf(name: string): string {
  const letters = foldName(name).replace(/[^a-z0-9]+/g, '-')
  return letters.slice(0, 50).replace(/^-+|-+$/g, '') || 'community'
}

/** Whether a text could be the address part of a community at all. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,60}$/.test(text)
}
