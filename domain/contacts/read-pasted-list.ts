import { accept, type Result, refuse } from '#domain/result.ts'
import { type EmailAddress, readEmail } from './email-address.ts'
import { type DraftEntry, draftsOf } from './pasted-line.ts'
import { type PastedName, safeName } from './pasted-name.ts'

/** The most entries one list may have. */
export const mostPasted = 2_000

/** One thing of a pasted list that is meant for one person. */
export type PastedEntry = {
  /** As it was pasted, name and all; long ones are cut after 200 characters. */
  typed: string
  /** The line it stands on, from 1. */
  line: number
  /** What was meant as the address, as typed; '' where nothing was. */
  address: string
  /** The address; null when it is none. */
  email: EmailAddress | null
  /** Who is expected there, as far as it says. */
  name: PastedName | null
}

/** More than we take at once; of very long lists `entries` is only about right. */
export type PastedRefusal = { because: 'too many'; entries: number; most: number }

/**
 * Reads a list of e-mail addresses as people paste it: from a mail program (`Chen, Bo <bo@example.com>;`),
 * a spreadsheet, a letter; between commas, semicolons, tabs, bars or lines.
 *
 * Nothing is dropped silently: apart from separators, signs, empty lines and the words of a heading
 * (`Name`, `Email`) everything stands in the `typed` of exactly one entry, in the order of the list. What
 * has no address is an entry without one. A name that is not safe to print is left out, its address stays.
 *
 * Refuses with `too many` beyond {@link mostPasted} entries. Takes time proportional to the text.
 */
export function readPastedList(text: string): Result<PastedEntry[], PastedRefusal> {
  const most = mostPasted
  const atLeast = farTooMany(text)
  if (atLeast !== null) return refuse({ because: 'too many', entries: atLeast, most })
  const drafts = text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .flatMap((line, index) => draftsOf(line).map((draft) => ({ draft, line: index + 1 })))
  if (drafts.length > most) return refuse({ because: 'too many', entries: drafts.length, most })
  return accept(drafts.map(({ draft, line }) => entryOf(draft, line)))
}

/** No list we take has more at signs (each may stand in a link, too), or more cells. */
const mostSigns = mostPasted * 2
const mostCells = mostPasted * 20

/** Tells a list that is far too long without reading all of it; null when it may be short enough. */
function farTooMany(text: string): number | null {
  let [signs, cells] = [0, 1]
  for (const { 0: sign } of text.matchAll(/[@,;|\t\n]/g)) {
    if (sign === '@') signs += 1
    else cells += 1
  }
  if (signs > mostSigns) return signs
  return cells > mostCells ? cells : null
}

const longestShown = 200

function entryOf({ typed, address, name }: DraftEntry, line: number): PastedEntry {
  const shown = typed.length > longestShown ? `${typed.slice(0, longestShown)}…` : typed
  const email = readEmail(address)
  return { typed: shown, line, address, email, name: name && safeName(name) }
}
