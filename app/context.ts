import { createContext } from 'react-router'
import type { Entrance } from '#domain/communities/enter-community.ts'
import type { Agent } from '#domain/support/agent.ts'
import type { Device, Session } from '#integrations/identity/identity.ts'
import type { Services } from '#server/services.ts'
import type { Locale } from './words/locale.ts'

/** Who asks, as far as the request itself tells. */
export type Asking = {
  locale: Locale
  device: Device
  /** Fingerprints of the network and the browser, for limits. */
  who: readonly string[]
  /** The whole `Cookie` header. */
  cookies: string | null
  /** What scripts and styles of this answer carry. */
  nonce: string
}

/** What this installation holds. Set once per request by the server. */
export const house = createContext<Services>()

/** Who asks, and where errors are told. Set once per request by the server. */
export const visit = createContext<Asking & { trouble: unknown[] }>()

/** The signed-in person; set by the gate of the pages that need one. */
export const session = createContext<Session>()

/** Who helps; set by the gate of the support console. */
export const agent = createContext<Agent>()

/** The community the page is of, and who acts in it; set by the gate of community pages. */
export const entrance = createContext<Entrance>()
