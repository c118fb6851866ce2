/** What begins a formula in some spreadsheet program, and an apostrophe before it that was written by us. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A cell that no spreadsheet program computes: an apostrophe stands before what could begin a formula. */
export function neutralCell(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

/** The same cell as it was before. */
export function readNeutralCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}
