import type { Home } from './home.ts'

/** A home as the two lines of a letter: `123 MAIN ST APT 4` and `AUSTIN TX 78701`. */
export function printOnTwoLines(home: Home): [street: string, place: string] {
  const first = home.kind === 'lot' ? home.lot : home.street
  return [[first, home.unit].filter(Boolean).join(' '), `${home.city} ${home.state} ${home.zip}`]
}

/** A home on one line: `123 MAIN ST APT 4, AUSTIN TX 78701`. */
export function printOnOneLine(home: Home): string {
  return printOnTwoLines(home).join(', ')
}
