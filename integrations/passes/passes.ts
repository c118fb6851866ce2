/** One access pass, as it is printed. */
export type Pass = {
  /** `7K3M-Q9XD-2F8R-VW4T`. */
  code: string
  /** What the QR code holds: the link that brings the code along. */
  joinUrl: string
  /** Whose own code it is; null or absent: it belongs to nobody yet. */
  person?: string | null
  /** The home it was made for, or where the person lives; null for a blank one. */
  home: PassHome | null
  /** The last day it works, printed in the language of the paper; null: without end. */
  until: string | null
}

/** What a household is called: by the name somebody gave it, or after the last names of its members, in their order. */
export type PassHousehold = { given: string } | { after: readonly string[] }

export type PassHome = {
  /** Whom the letter is addressed to; none when nobody is known. */
  households: readonly PassHousehold[]
  /** The address as it stands on an envelope: one to three lines, the town last. */
  lines: readonly string[]
}

/** Whose passes they are. */
export type PassCommunity = {
  name: string
  /** Six hexadecimal digits after `#`. Only lines are drawn in it, never letters. */
  color: string
  /** PNG and JPEG are printed, any other picture is left out; null for none. */
  logo: { bytes: Uint8Array; type: string } | null
  /** Where a letter that cannot be delivered goes back to: the street if there is one, and the town. */
  lines: readonly string[]
}

/** Ten business cards a sheet, three cards in large print (16 points or more), or a letter for each home. */
export type PassLayout = 'cards' | 'large cards' | 'letters'

/** US letter, 8.5 by 11 inches, or A4. */
export type Paper = 'letter' | 'a4'

export type PassSheets = {
  layout: PassLayout
  paper: Paper
  locale: 'en' | 'es'
  community: PassCommunity
  /** Where a code is typed, without `https://`. */
  typeAt: string
  /** Who answers questions; null: the board. */
  askName: string | null
  /** The date of letters, printed. */
  day: string
  passes: readonly Pass[]
}

export type Passes = {
  /**
   * Draws the sheets as one PDF, in the order of the passes. Every letter is embedded, in a font that
   * has it; what no font of ours has is drawn as `�`, never left out.
   *
   * The bytes come as they are drawn, a page at a time, so that any number of passes needs little
   * memory and others are served meanwhile. A logo that cannot be read is left out.
   */
  draw(sheets: PassSheets): AsyncIterable<Uint8Array>
}
