import PostalMime from 'postal-mime'
import type { AllowedFile } from '#domain/conversations/allowed-files.ts'
import { beginningOf } from './beginning-of.ts'
import { sortFiles } from './brought-files.ts'
import { plainTextOf } from './letter-text.ts'
import { type LetterHead, limits } from './read-head.ts'

/** What a letter holds, below its head. */
export type LetterBody = {
  text: string
  files: AllowedFile[]
  /** What came with it and is not kept, by name. */
  leftOut: string[]
  /** Whether it was so broken that only its head could be read, or so large or long that only its beginning was. */
  trouble: 'unreadable' | 'cut off' | null
}

/** A letter to support, read. */
export type Letter = LetterHead & LetterBody

/**
 * Reads what a letter holds, as it came over the wire (RFC 5322). Whatever it is, something is read. A large one keeps
 * the process busy for a while: whoever may send no more is refused by its head.
 */
export async function readBody(raw: Uint8Array): Promise<LetterBody> {
  const { some, isCutOff } = beginningOf(raw)
  const whole = await PostalMime.parse(some, limits).catch(() => null)
  if (whole === null) return { text: '', files: [], leftOut: [], trouble: 'unreadable' }
  const files = sortFiles(whole.attachments, { isCutOff })
  return { text: plainTextOf(whole), ...files, trouble: isCutOff ? 'cut off' : null }
}
