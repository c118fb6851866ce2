/** What leaders are told about; the words are the page's and the template's. */
export type NoticeKind =
  /** Someone joined with the default role, since the inviter may no longer grant the intended one. */
  | 'joined with default role'
  /** Someone holds a code made for another address and asks the leaders to look into it. */
  | 'asked a leader'
  /** Someone with an open code names a home that is unknown or occupied, and waits. */
  | 'home to confirm'
  /** Someone holds an expired invitation and would like a new one. */
  | 'asked for a new invitation'
  /** Someone asks to be let into a group that nobody runs any more. */
  | 'asked to join group'
  /** Someone without a code asks to be let in, and waits. */
  | 'asked to join'
  /** People were to leave a home, and their last day there is over. */
  | 'moved out'
  /** Somebody has left the community by themselves. */
  | 'left community'
