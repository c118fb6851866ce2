import type { Passes, PassSheets } from './passes.ts'

/** Draws passes as PDF. What draws, and its fonts, are loaded with the first sheet. */
export function pdfPasses(): Passes {
  return { draw }
}

async function* draw(sheets: PassSheets): AsyncGenerator<Uint8Array> {
  const { drawSheets } = await import('./draw-sheets.ts')
  yield* drawSheets(sheets)
}
