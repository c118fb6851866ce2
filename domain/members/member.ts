/** The dates of a member; the state follows from them. */
export type MemberDates = {
  joinedAt: Date | null
  leftAt: Date | null
  suspendedAt: Date | null
}

/** *Pending*: expected; *active*: joined; *inactive*: left or suspended. */
export type MemberState = 'pending' | 'active' | 'inactive'

/** Derived, never stored: the dates cannot disagree with it. */
export function memberState({ joinedAt, leftAt, suspendedAt }: MemberDates): MemberState {
  if (leftAt || suspendedAt) return 'inactive'
  return joinedAt ? 'active' : 'pending'
}

/** What neighbours may see of a member. The person decides; nothing is shown until they do. */
export type Privacy = { showEmail: boolean; showPhone: boolean; showPhoto: boolean }

/** What the onboarding questions asked beyond the person. */
export type Answers = Privacy & {
  /** Whether news of the community may come by text message. */
  toldByText: boolean
}

export const noAnswers: Answers = {
  showEmail: false,
  showPhone: false,
  showPhoto: false,
  toldByText: false,
}

export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`
}
