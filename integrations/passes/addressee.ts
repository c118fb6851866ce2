import type { Pass } from './passes.ts'
import type { PassWords } from './words.ts'

/** Whom a letter is addressed to: the person whose code it is, the households of its home, or whoever lives there. */
export function addresseeOf({ person, home }: Pass, words: PassWords): string {
  const households = home?.households.map((household) =>
    'given' in household ? household.given : words.household(household.after),
  )
  return person ?? (households?.join(', ') || words.resident)
}
