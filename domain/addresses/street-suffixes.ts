import { suffixRows } from './street-suffix-table.ts'

const codes = new Map(
  suffixRows.flatMap(([code, ...words]) => [code!, ...words].map((word) => [word, code!])),
)

/** Words of their own, also where the table takes them for the singular. */
const neverShortened = new Set(
  `
  CENTRE EXPRESS FORESTS HOLLOWS ISLES LANES LOOPS PATHS PIKES RANCHES TRACES TRACKS TRAILS
  TUNNELS VIA
  `
    .trim()
    .split(/\s+/),
)

const names = new Map(
  suffixRows
    .toReversed()
    .flatMap(([code, name, ...others]) => [code!, ...others].map((word) => [word, name!] as const))
    .filter(([word]) => !neverShortened.has(word)),
)

const everyday = new Set(
  `
  ALY AVE BLVD CIR CT CV DR EXPY FWY HWY LN LOOP PASS PATH PKWY PL PLZ RD ROW RUN SQ ST TER TPKE
  TRCE TRL WALK WAY XING
  `
    .trim()
    .split(/\s+/),
)

/** The standard abbreviation of a street suffix, `STREET` and `ST` alike, or null for any other word. */
export function suffixCode(word: string): string | null {
  return codes.get(word) ?? null
}

/** A shortened suffix in full, `AVE` as `AVENUE`; every other word as it is. */
export function spelledOut(word: string): string {
  return names.get(word) ?? word
}

/** Whether the word hardly ever means anything but the end of a street's name: `ST`, but not `LAKE`. */
export function endsStreets(word: string): boolean {
  return everyday.has(codes.get(word) ?? '')
}
