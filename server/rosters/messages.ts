import type { Actor } from '#domain/roles/permission.ts'
import type { BroughtFile } from '#domain/rosters/bring-file.ts'
import type { AskedRoster } from '#domain/rosters/work-on-roster.ts'

/** What a thread that works on a roster is given. It is told to stop by any message. */
export type RosterTask = { address: string; secret: Uint8Array; asked: AskedRoster }

/** What a thread that keeps a file is given. */
export type FileTask = { address: string; by: Actor; file: BroughtFile }
