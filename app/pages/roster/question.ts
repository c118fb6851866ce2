import type { RowKind } from '#domain/rosters/list-rows.ts'

/** What can be shown of a roster, in the order of its tabs. */
export const rowKinds = [
  'attention',
  'changed',
  'create',
  'update',
  'unchanged',
  'skip',
] as const satisfies readonly RowKind[]

/** Which rows an address asks for. */
export type RowQuestion = { show: RowKind | null; after: number; before: number | null }

/** Reads the address of a page of rows; what it says wrongly, it does not say. */
export function readRowQuestion(params: URLSearchParams): RowQuestion {
  const show = rowKinds.find((kind) => kind === params.get('show')) ?? null
  return { show, after: lineIn(params.get('after')) ?? 0, before: lineIn(params.get('before')) }
}

function lineIn(text: string | null): number | null {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : null
}
