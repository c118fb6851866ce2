import type { RosterDetail } from '#domain/rosters/roster.ts'

/** What somebody should know about how a file was read. */
export type AboutFileView = {
  fileName: string
  rowCount: number
  sheet: string | null
  otherSheets: string[]
  titles: Lines
  repeated: Lines
  quotes: Lines
  hidden: number
  hasHeader: boolean
  /** Nothing says how its letters are written, and it has others than English ones. */
  isGuessed: boolean
}

type Lines = { count: number; lines: string }

/** How many lines are named. */
const mostNamed = 5

export function aboutFile({ fileName, rowCount, sheet }: RosterDetail): AboutFileView {
  const leftOut = (kind: 'title' | 'repeated') =>
    linesOf(sheet.leftOut.filter(({ because }) => because === kind).map(({ line }) => line))
  return {
    ...{ fileName, rowCount, sheet: sheet.name, otherSheets: sheet.otherSheets },
    ...{ titles: leftOut('title'), repeated: leftOut('repeated') },
    quotes: linesOf(sheet.strayQuotes),
    hidden: sheet.hiddenRows,
    hasHeader: sheet.headerLine !== null,
    isGuessed: sheet.encoding === 'windows-1252',
  }
}

function linesOf(lines: readonly number[]): Lines {
  const named = lines.slice(0, mostNamed).join(', ')
  return { count: lines.length, lines: lines.length > mostNamed ? `${named} …` : named }
}
