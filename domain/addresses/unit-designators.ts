/** USPS Publication 28, Appendix C2, and §285 for private mailboxes; `#` where no name is known. Spanish words beside. */
const spellings: Record<string, string> = {
  '#': '#',
  APT: 'APARTMENT APARTMENTS APMT APTMT APRT APTO APARTAMENTO DEPTO DPTO DEPARTAMENTO',
  BLDG: 'BUILDING BLD BLDNG EDIFICIO EDIF',
  BSMT: 'BASEMENT BSMNT BASEMNT',
  DEPT: 'DEPARTMENT',
  FL: 'FLOOR FLR',
  FRNT: 'FRONT',
  HNGR: 'HANGAR HANGER',
  KEY: '',
  LBBY: 'LOBBY',
  LOT: '',
  LOWR: 'LOWER LWR',
  OFC: 'OFFICE OFFC',
  PH: 'PENTHOUSE PNTHSE',
  PIER: '',
  PMB: '',
  REAR: '',
  RM: 'ROOM',
  SIDE: '',
  SLIP: '',
  SPC: 'SPACE SP',
  STE: 'SUITE SUIT',
  STOP: '',
  TRLR: 'TRAILER',
  UNIT: 'UNT',
  UPPR: 'UPPER UPR',
}

const codes = new Map(
  Object.entries(spellings).flatMap(([code, words]) =>
    `${code} ${words}`
      .trim()
      .split(' ')
      .map((word) => [word, code] as const),
  ),
)

const standingAlone = new Set('BSMT FRNT LBBY LOWR OFC PH REAR SIDE UPPR'.split(' '))
const alsoStreetWords = new Set('KEY PIER SLIP STOP'.split(' '))
const withoutMeaning = new Set(['#', 'APT', 'UNIT'])

/** The standard abbreviation of a unit designator, `APARTMENT` as `APT`, or null for other words. */
export function designatorCode(word: string): string | null {
  return codes.get(word) ?? null
}

/** Designators that need no number after them, such as `REAR`; these may also end a street's name. */
export function standsAlone(code: string): boolean {
  return standingAlone.has(code)
}

/** Designators that are as often part of a street's name: `PIER 39`, `KEY WEST`. */
export function isAlsoStreetWord(code: string): boolean {
  return alsoStreetWords.has(code)
}

/** Designators that only say "a home in this building", so that `APT 4`, `UNIT 4` and `# 4` are one. */
export function onlySaysUnit(code: string | null): boolean {
  return code !== null && withoutMeaning.has(code)
}
