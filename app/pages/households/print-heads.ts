import type { Say } from '#app/words/words.ts'
import type { ListedHousehold } from '#domain/households/open-households.ts'

type Heads = Pick<ListedHousehold, 'heads' | 'headsExpected' | 'headsSuspended'>

/** Who is Head of a household, then who would be: `Ruth Okafor, Bo Chen (expected)`. Empty: nobody. */
export function printHeads(
  { heads, headsExpected, headsSuspended }: Heads,
  say: Say<'headExpected' | 'headSuspended'>,
): string {
  return [
    ...(heads ?? []),
    ...(headsSuspended ?? []).map((name) => say('headSuspended', { name })),
    ...(headsExpected ?? []).map((name) => say('headExpected', { name })),
  ].join(', ')
}
