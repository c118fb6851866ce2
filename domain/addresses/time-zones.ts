/** The zone most people of a state live in. Military regions lie in many and have none. */
const zones: Record<string, string> = {
  'America/Anchorage': 'AK',
  'America/Boise': 'ID',
  'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
  'America/Denver': 'CO MT NM UT WY',
  'America/Detroit': 'MI',
  'America/Indiana/Indianapolis': 'IN',
  'America/Los_Angeles': 'CA NV OR WA',
  'America/New_York': 'CT DC DE FL GA KY MA MD ME NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Phoenix': 'AZ',
  'America/Puerto_Rico': 'PR',
  'America/St_Thomas': 'VI',
  'Pacific/Chuuk': 'FM',
  'Pacific/Guam': 'GU',
  'Pacific/Honolulu': 'HI',
  'Pacific/Majuro': 'MH',
  'Pacific/Pago_Pago': 'AS',
  'Pacific/Palau': 'PW',
  'Pacific/Saipan': 'MP',
}

const zoneOf = new Map(
  Object.entries(zones).flatMap(([zone, states]) =>
    states.split(' ').map((state) => [state, zone] as const),
  ),
)

const divided = new Set('AK AZ FL FM ID IN KS KY MI ND NE NV OR SD TN TX'.split(' '))

/** The IANA zone most people of a state live in, by its two letters; null for military regions. */
export function timeZoneOfState(state: string): string | null {
  return zoneOf.get(state) ?? null
}

/** Whether a state's clocks differ from place to place. */
export function hasSeveralTimeZones(state: string): boolean {
  return divided.has(state)
}
