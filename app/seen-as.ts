import type { RouterContextProvider } from 'react-router'
import type { Seeing } from '#domain/roles/see-as.ts'
import { keep, keptBy } from './cookies.ts'
import { isId } from './ids.ts'

/** The header by which a browser remembers as whom somebody looks at their community. */
export function keepSeeing(
  context: Readonly<RouterContextProvider>,
  { memberId, roleId }: Seeing,
): string {
  return keep(context, 'seen-as', `${memberId}.${roleId}`)
}

/** As whom somebody asked to look at a community in this browser; null: as themselves. */
export function keptSeeing(context: Readonly<RouterContextProvider>): Seeing | null {
  const [memberId, roleId] = keptBy(context, 'seen-as')?.split('.') ?? []
  return isId(memberId) && isId(roleId) ? { memberId, roleId } : null
}
