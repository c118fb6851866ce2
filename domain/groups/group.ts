/** The longest name of a group, and the longest words about it, in characters. */
export const longestGroupName = 80
export const longestAbout = 2000

/** After a declined request somebody may ask again so many days later. */
export const daysUntilAskingAgain = 30

/** How somebody stands to a group; *asked*: they wait for an admin of it. */
export type GroupStanding = 'outside' | 'asked' | 'member' | 'admin'

/** A group as it is described by whoever runs it; the name has been read. */
export type GroupDescription = {
  name: string
  about: string
  /** Whether one joins at once; otherwise an admin of the group lets people in. */
  isOpen: boolean
}

export type UnknownGroup = { because: 'unknown group' }
