import type { RouterContextProvider } from 'react-router'
import type { SignUpTicket } from '#domain/accounts/sign-up.ts'
import { keptBy } from './cookies.ts'
import { isId } from './ids.ts'

/** The sign-up this browser has made, if it still remembers one. */
export function signUpTicket(context: Readonly<RouterContextProvider>): SignUpTicket | null {
  const [signUpId, device] = keptBy(context, 'sign-up')?.split('.') ?? []
  if (!isId(signUpId) || !device) return null
  return { signUpId, device }
}

/** The ticket as the browser keeps it. */
export function printTicket({ signUpId, device }: SignUpTicket): string {
  return `${signUpId}.${device}`
}
