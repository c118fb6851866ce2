import type { Occupancy } from '#domain/properties/property.ts'

export type HouseholdRole = 'head' | 'member'

const occupancies: Record<Occupancy, string> = {
  owner:
    'owner|owners|homeowner|homeowners|home owner|owner occupied|owner occupant|resident owner|owner resident|owner on site|' +
    'o|own|owns|owned|primary residence|live in|propietario|propietaria|propietarios|propietarias|dueno|duena|duenos|' +
    'propietario residente|vive aqui',
  'absentee owner':
    'absentee|absentee owner|absent owner|owner absentee|non resident owner|nonresident owner|offsite|' +
    'off site|off site owner|offsite owner|owner offsite|owner off site|investor|landlord|second home|' +
    'vacation home|propietario ausente|propietaria ausente|ausente|no residente|arrendador|non owner occupied|' +
    'owner non resident|owner not occupied|leased out|rented out',
  renter:
    'r|renter|renters|tenant|tenants|rental|rented|lessee|leased|tenant occupied|renter occupied|t|inquilino|inquilina|inquilinos|' +
    'arrendatario|arrendataria|renta|alquiler|alquilado',
  other:
    'other|occupant|resident|guest|family|family member|relative|child|adult child|caregiver|otro|otra|' +
    'residente|familiar|huesped',
}

const roles: Record<HouseholdRole, string> = {
  head:
    'head|head of household|head of house|hoh|primary|main|primary owner|primary contact|primary resident|' +
    'self|owner 1|jefe|jefa|jefe de familia|jefa de familia|jefe de hogar|jefa de hogar|principal',
  member:
    'member|household member|secondary|spouse|wife|husband|partner|child|son|daughter|parent|mother|father|' +
    'co owner|coowner|owner 2|roommate|dependent|dependant|family member|relative|other|sibling|additional|' +
    'miembro|esposa|esposo|conyuge|hijo|hija|pareja|secundario|additional owner|secondary owner|joint owner|' +
    'secondary contact|co resident|family',
}

const byWords = <Value extends string>(table: Record<Value, string>) =>
  new Map(
    Object.entries<string>(table).flatMap(([value, words]) =>
      words.split('|').map((word) => [word, value as Value] as const),
    ),
  )

const occupancyOf = byWords(occupancies)
const roleOf = byWords(roles)

/** How somebody lives in a home, from the words of a cell in English or Spanish; undefined when unknown. */
export function readOccupancy(typed: string): Occupancy | undefined {
  return occupancyOf.get(foldWords(typed))
}

/** Head or member of a household, from the words of a cell; undefined when unknown. */
export function readHouseholdRole(typed: string): HouseholdRole | undefined {
  return roleOf.get(foldWords(typed))
}

const yes = new Set(['yes', 'y', 'true', 'si', 's', 'x', '1', 'checked', '✓', '✔'])
const no = new Set(['no', 'n', 'false', '0', 'unchecked'])

/** A cell that ticks something: yes, no, or undefined where it says neither. */
export function readYesNo(typed: string): boolean | undefined {
  const word = foldWords(typed) || typed.trim()
  if (yes.has(word)) return true
  return no.has(word) ? false : undefined
}

function foldWords(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
