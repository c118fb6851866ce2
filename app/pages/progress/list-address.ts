import type { ListAddress } from './question.ts'

/** The list at an address, with other things asked; an empty one is left out. */
export function listAt(base: string, address: ListAddress, other: Record<string, string> = {}) {
  const asked = Object.entries({ ...address, ...other }).filter(([, value]) => value)
  const query = new URLSearchParams(asked as [string, string][])
  return asked.length > 0 ? `${base}?${query}` : base
}
