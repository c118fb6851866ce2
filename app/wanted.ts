import type { RouterContextProvider } from 'react-router'
import { forget, keep, keptBy } from './cookies.ts'
import { localPath } from './forms.ts'

/** The header that makes a browser keep where somebody wanted to go, until they have what it takes. */
export function keepWanted(context: Readonly<RouterContextProvider>, path: string): string {
  return keep(context, 'wanted', Buffer.from(path).toString('base64url'))
}

/** Where somebody wanted to go; null when nothing is kept. */
export function wantedPath(context: Readonly<RouterContextProvider>): string | null {
  const kept = keptBy(context, 'wanted')
  return kept && (localPath(Buffer.from(kept, 'base64url').toString(), '') || null)
}

/** The header that makes a browser forget it. */
export function forgetWanted(context: Readonly<RouterContextProvider>): string {
  return forget(context, 'wanted')
}
