/** Where a home is; all null: there is none. */
export type Address = {
  street: string | null
  lot: string | null
  unit: string | null
  city: string | null
  state: string
  zip: string
}

/** Longer than this, in characters, street and unit stand on lines of their own. */
const longestDoor = 34

/** The address of a home as an envelope shows it. */
export function linesOf({ street, lot, unit, city, state, zip }: Address): string[] {
  const door = [street ?? lot ?? '', ...(unit === null ? [] : [unit])]
  const whole = door.join(' ')
  return [...(whole.length <= longestDoor ? [whole] : door), `${city} ${state} ${zip}`]
}
