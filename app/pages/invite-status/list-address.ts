import type { ListAddress } from './question.ts'

/** The address of the list with some of it changed; pages are left as soon as anything changes. */
export function listAt(base: string, address: ListAddress, changes: ListAddress = {}): string {
  const { after: _, before: __, ...kept } = address
  const said = Object.entries({ ...kept, ...changes }).filter(([, value]) => value)
  return said.length > 0 ? `${base}?${new URLSearchParams(said as [string, string][])}` : base
}
