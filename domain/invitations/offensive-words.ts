/**
 * What must not stand in a code by chance, as it looks in print: `1` reads as I or L, `0` as O, `5` as
 * S, `4` as A, `3` as E, `8` as B, `V` as U. The alphabet has no I, L, O and U, so every word is
 * written the way it could occur.
 */
const words = [
  'ANA1', 'ANV5', 'AR5E', 'A55', '8ASTARD', '81TCH', '800B', 'C0CK', 'CRAP', 'CVM', 'CVNT', 'DAMN',
  'D1CK', 'D1KE', 'DYKE', 'FAG', 'FA9', 'FVCK', 'FVK', 'GAY', 'GOOK', 'G00K', 'HE11', 'H0M0', 'JAP',
  'JEW', 'K1KE', 'KKK', 'KYKE', 'N4Z1', 'NAZ1', 'NEGR', 'N1GG', 'PAK1', 'PEN15', 'P155', 'P0RN',
  'PVT0', 'PVTA', 'QVEER', 'RAPE', 'SEX', '5EX', 'SH1T', '5H1T', 'SLVT', '51VT', 'S1VT', 'SPERM',
  'T1T5', 'T1TS', 'TVRD', 'TWAT', 'WANK', 'WH0RE', 'WTF', 'XXX', '666', 'STFV', 'M1ERDA', 'PEND',
  'CABR', 'CVL0', 'V1RG1N', 'DEAD', 'DEATH', 'K111', 'D1E',
] // biome-ignore format: a table

const looks: Record<string, string> = { '4': 'A', '3': 'E', '8': 'B', '5': 'S', '9': 'G', V: 'U' }
const plain = (text: string) => text.replace(/[43859V]/g, (symbol) => looks[symbol]!)
const plainWords = words.map(plain)

/** Whether an offensive word can be read in a code, across its hyphens too. */
export function isOffensive(code: string): boolean {
  const read = plain(code)
  return plainWords.some((word) => read.includes(word))
}
