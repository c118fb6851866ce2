/** What the address of the log says, as far as it says it rightly. */
export type LogAddress = Partial<Record<'kind' | 'person' | 'from' | 'until', string>>

/** The address of the log with some of it changed; pages are left as soon as anything changes. */
export function logAt(
  base: string,
  address: LogAddress,
  changes: LogAddress & { after?: string; before?: string } = {},
): string {
  const said = Object.entries({ ...address, ...changes }).filter(([, value]) => value)
  return said.length > 0 ? `${base}?${new URLSearchParams(said)}` : base
}
