import { workerSpreadsheets } from '#integrations/spreadsheets/in-worker.ts'
import type { TestVisitor } from './visitor.ts'

/** Takes a list away as a file, from `${list}/export/file`; answers its rows as a spreadsheet program has them. */
export async function takeFile(
  visitor: TestVisitor,
  { list, wish }: { list: string; wish: Record<string, string> },
) {
  const answer = await visitor.post(`${list}/export/file`, wish)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const read = await workerSpreadsheets().read(bytes, { name: 'list' })
  if (!read.ok) throw new Error(`${answer.status} ${read.refusal.because}`)
  const rows = [...read.value.rows].map(({ cells }) => cells)
  return { answer, bytes, header: rows[0]!, rows: rows.slice(1) }
}
