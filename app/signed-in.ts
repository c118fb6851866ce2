import type { RouterContextProvider } from 'react-router'
import type { Session } from '#integrations/identity/identity.ts'
import { house, visit } from './context.ts'

/** Who is signed in at the browser that asks; null for nobody. */
export function signedIn(context: Readonly<RouterContextProvider>): Promise<Session | null> {
  return context.get(house).identity.sessionOf(context.get(visit).cookies)
}
