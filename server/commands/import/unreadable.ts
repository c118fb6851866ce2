import type { UnreadableSheet } from '#integrations/spreadsheets/spreadsheets.ts'

/** Why a file was not read, after its name. */
export function wordsOf(refusal: UnreadableSheet): string {
  switch (refusal.because) {
    case 'empty':
      return 'is empty.'
    case 'too large':
      return 'is larger than 10 MB. Leave out pictures and other sheets, or cut it in parts.'
    case 'too many rows':
      return `has more than ${refusal.most.toLocaleString('en')} rows. Cut it in parts.`
    case 'too many columns':
      return `has a cell in column ${refusal.column.toLocaleString('en')}, on line ${refusal.line}; at most ${refusal.most} columns are read.`
    case 'not a spreadsheet':
      return `is no spreadsheet${refusal.looksLike === 'unknown' ? '' : `, but a kind of ${refusal.looksLike}`}. Save the list as CSV or XLSX.`
    case 'old excel':
      return 'was saved by an old Excel (.xls). Open it and save it as XLSX.'
    case 'password':
      return 'is protected by a password. Save it without one.'
    case 'inflates':
      return 'holds far more than any roster does. Save the list alone, as CSV or XLSX.'
    case 'broken':
      return 'is damaged. Open it in a spreadsheet program and save it again.'
    case 'too slow':
      return 'takes too long to read. Cut it in parts, or save it as CSV.'
  }
}
