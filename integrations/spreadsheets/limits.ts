import { type Refusal, refuse } from '#domain/result.ts'
import type { UnreadableSheet } from './spreadsheets.ts'

/** How much a spreadsheet may hold. */
export const limits = {
  bytes: 10 * 1024 * 1024,
  rows: 200_000,
  columns: 500,
  /** Of all rows together, empty ones between others included. */
  cells: 5_000_000,
  /** Of all cells together: one long text may stand in many cells of a workbook. */
  characters: 64 * 1024 * 1024,
  /** Of everything we inflate of a workbook. */
  inflated: 256 * 1024 * 1024,
}

/** Stops reading from deep inside. Caught where reading begins, and never seen by others. */
export class Unreadable extends Error {
  readonly refusal: UnreadableSheet

  constructor(refusal: UnreadableSheet) {
    super(refusal.because)
    this.refusal = refusal
  }
}

/** Runs `work`; what stopped it becomes its answer. */
export async function orRefuse<T>(
  work: () => Promise<T>,
): Promise<T | { ok: false; refusal: UnreadableSheet }> {
  try {
    return await work()
  } catch (problem) {
    if (problem instanceof Unreadable) return refuse(problem.refusal satisfies Refusal)
    throw problem
  }
}
