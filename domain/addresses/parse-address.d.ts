/** What we use of parse-address 1.1.2; the package brings no types of its own. */
declare module 'parse-address' {
  export type ParsedAddress = { prefix?: string; type?: string; suffix?: string }

  /** Reads a whole line or answers null. The line must end with a sign that is no letter or digit. */
  export function parseAddress(line: string): ParsedAddress | null
}
