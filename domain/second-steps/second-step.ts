import type { SecondStep } from '#integrations/identity/identity.ts'

/** How long somebody has for the second half of signing in, in minutes. */
export const ticketMinutes = 10

/** How long a set-up waits for its first code, in minutes. */
export const setUpMinutes = 30

/** How long new recovery codes can be seen, in minutes; sooner when their owner has kept them. */
export const showMinutes = 15

/** What somebody has shown beside the password, or instead of it. */
export type Shown = { secondStep: SecondStep; passkeyId?: string | null }

/** Whether a session began with more than a password. Whoever asks it of people asks here. */
export function hasSecondStep({ secondStep }: { secondStep: SecondStep | null }): boolean {
  return secondStep !== null
}
