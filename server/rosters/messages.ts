import type { AskedRoster } from '#domain/rosters/work-on-roster.ts'

/** What a thread that works on a roster is given. It is told to stop by any message. */
export type RosterTask = { address: string; secret: Uint8Array; asked: AskedRoster }
