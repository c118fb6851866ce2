type State = { code: string; name: string }

/** States, territories and military regions, USPS Publication 28, Appendix B. */
const table: Record<string, string> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AS: 'American Samoa',
  AZ: 'Arizona',
  AR: 'Arkansas',
  AA: 'Armed Forces Americas',
  AE: 'Armed Forces Europe',
  AP: 'Armed Forces Pacific',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FM: 'Federated States of Micronesia',
  FL: 'Florida',
  GA: 'Georgia',
  GU: 'Guam',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MH: 'Marshall Islands',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  MP: 'Northern Mariana Islands',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PW: 'Palau',
  PA: 'Pennsylvania',
  PR: 'Puerto Rico',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VI: 'Virgin Islands',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
}

/** Shortened as newspapers and older forms do. */
const otherSpellings: Record<string, string> = {
  ALA: 'AL',
  ARIZ: 'AZ',
  ARK: 'AR',
  CALIF: 'CA',
  COLO: 'CO',
  CONN: 'CT',
  DEL: 'DE',
  FLA: 'FL',
  ILL: 'IL',
  IND: 'IN',
  KANS: 'KS',
  MASS: 'MA',
  MICH: 'MI',
  MINN: 'MN',
  MISS: 'MS',
  MONT: 'MT',
  NEBR: 'NE',
  NEV: 'NV',
  OKLA: 'OK',
  ORE: 'OR',
  PENNA: 'PA',
  TENN: 'TN',
  TEX: 'TX',
  USVIRGINISLANDS: 'VI',
  WASH: 'WA',
  WISC: 'WI',
  WYO: 'WY',
}

/** Every state people may live in, by name, as a list to choose from. */
export const states: readonly State[] = Object.entries(table).map(([code, name]) => ({
  code,
  name,
}))

const codes = new Map([
  ...Object.keys(table).map((code) => [code, code] as const),
  ...states.map(({ code, name }) => [lettersOf(name), code] as const),
  ...Object.entries(otherSpellings),
])

/**
 * The two capital letters of a state, from its code or name in any case: `tx`, `Texas`, `D.C.`.
 * Answers null for anything else.
 */
export function stateOf(typed: string): string | null {
  return codes.get(typed) ?? codes.get(lettersOf(typed)) ?? null
}

function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[\s.]+/g, '')
}
