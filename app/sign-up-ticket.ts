import type { RouterContextProvider } from 'react-router'
import type { SignUpTicket } from '#domain/accounts/sign-up.ts'
import { keptBy } from './cookies.ts'

/** The sign-up this browser has made, if it still remembers one. */
export function signUpTicket(context: Readonly<RouterContextProvider>): SignUpTicket | null {
  const [signUpId, device] = keptBy(context, 'sign-up')?.split('.') ?? []
  if (!signUpId || !device || !/^[0-9a-f-]{36}$/.test(signUpId)) return null
  return { signUpId, device }
}

/** The ticket as the browser keeps it. */
export function printTicket({ signUpId, device }: SignUpTicket): string {
  return `${signUpId}.${device}`
}
