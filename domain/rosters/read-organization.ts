import { readName } from '#domain/contacts/person-name.ts'
import { nameKind } from './name-words.ts'
import { properName } from './proper-name.ts'

const always =
  /\b(?:trusts?|trs|trustees?|ttees?|fideicomiso|fideicomisario|l\.?\s?l\.?\s?c|l\.?l\.?p|l\.?l\.?l\.?p|p\.?l\.?l\.?c|inc|incorporated|corp|corporation|ltd|limited|company|estate of|estate|sucesion|herederos|heirs|revocable|irrevocable|living tr|fam tr|rev tr|liv tr|holdings|investments?|enterprises|ventures|partnership|foundation|ministries|association|assn|homeowners|condominiums?|realty|mortgage|federal|fannie mae|freddie mac|hud|department of|dept of|secretary of|city of|town of|county of|state of|village of|school district|united states|u\.s\.a\.|university|apartments|developers?|development|builders|construction|rentals|properties|management|savings|financial|servicing|housing|authority|habitat for humanity|customer|asociacion|inmobiliaria|inversiones|s\.a\. de c\.v|s\. de r\.l|iglesia|banco)\b/i

/** Words that are also somebody's surname, or stand in a name otherwise. */
const atTheEnd =
  /\b(?:bank|banks|church|homes|group|partners|capital|fund|n\.?a|l\.?p|trs?|co|club|school|estates|cooperative|coop|brothers|bros)\.?$/i
const inside = /\b(?:bank of|church of|banco de|the .* (?:group|fund|church|bank))\b/i

/**
 * Whether words name an organisation that owns a home: a trust, company, estate, bank or association.
 * Not where they are a person's whose surname is Church or Banks.
 */
export function isOrganization(typed: string): boolean {
  const plain = fold(typed)
  return always.test(plain) || isAssociation(plain) || inside.test(plain) || endsAsOne(plain)
}

/** `Pine Court HOA`; but `Nguyen Thi Hoa` is a person, as surname or middle name say. */
function isAssociation(plain: string): boolean {
  return /\bhoa\b/i.test(plain) && !vietnamese.test(plain)
}

const vietnamese = /\b(?:nguyen|tran|pham|huynh|hoang|phan|dang|bui|ngo|duong|thi)\b/i

/**
 * An organisation's name as it may be printed: `THE SMITH FAMILY TRUST` as `The Smith Family Trust`. Null
 * where it may not, or is longer than 80 characters.
 */
export function organizationName(typed: string): string | null {
  return readName(spell(typed), longestOrganization)
}

/** The longest name of an organisation, in characters: as long as a household's. */
const longestOrganization = 80

/** `Charlotte Church` and `Church, Charlotte` are people. */
function endsAsOne(plain: string): boolean {
  if (!atTheEnd.test(plain)) return false
  const [first = '', second, third] = plain.replace(/[.,]/g, '').trim().split(/\s+/)
  const isPerson = second !== undefined && third === undefined && nameKind(first) === 'given'
  return (
    !isPerson &&
    second !== undefined &&
    !/&| and | y /i.test(plain.replace(/& (?:sons?|co)\b/i, ''))
  )
}

const letters = new Map(
  'LLC LP LLP LLLP PLLC HOA HUD USA NA TTEE UTD'.split(' ').map((word) => [word, word]),
)

function spell(typed: string): string {
  const isShouted = typed === typed.toUpperCase() || typed === typed.toLowerCase()
  const tidy = typed
    .replace(/\s+/g, ' ')
    .replace(/[\s,;]+$/, '')
    .trim()
  if (!isShouted) return tidy
  return tidy
    .split(' ')
    .map((word, index) => {
      const bare = word.toUpperCase().replace(/[.,]/g, '')
      if (letters.has(bare)) return word.toUpperCase()
      return index > 0 && /^(?:of|and|for|the|de|del|la|y)$/i.test(word)
        ? word.toLowerCase()
        : properName(word)
    })
    .join(' ')
}

function fold(typed: string): string {
  if (/^[ -~]*$/.test(typed)) return typed.trim()
  return typed.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim()
}

const nobodyForm =
  /^(?:vacan(?:t|te|cy)(?: (?:lot|unit|home|house|land|property))?|unoccupied|empty|unknown|unk|owners?|homeowners?|home owners?|residents?|current (?:owner|resident|occupant)|occupants?|tenants?|renters?|n ?\/? ?a|none|nobody|no (?:owner|name|one|resident|tenant)|not (?:available|applicable|provided|listed|known)|tbd|tba|new (?:owners?|residents?|tenants?|buyers?|neighbou?rs?|people|family)|nuevos? (?:duenos?|propietarios?|vecinos?)|x+|null|nil|test|for sale|available|to be determined|name|desconocido|vacia|vacio|desocupad[oa]|(?:lote|terreno|casa|unidad) (?:vaci[oa]|baldio)|baldio|nadie|ninguno|sin (?:nombre|dueno|propietario)|propietario|dueno|residente|inquilino|en venta|unit owner|occupied|rented|unsold|reo|bank owned|sold|pending|undefined|deleted|foreclos(?:ed|ure)|(?:hoa )?common (?:area|element)s?|declarant|clubhouse|pool|board|owner unknown|unknown owner|(?:under|new) construction|model(?: home)?)$/

/** Whether a cell that ought to hold a name says that there is nobody, or nothing: `Vacant`, `N/A`, `?`. */
export function saysNobody(typed: string): boolean {
  const plain = fold(typed)
    .toLowerCase()
    .replace(/[().*#]/g, ' ')
    .replace(/[-_–—?!]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return !/[\p{L}\p{N}]/u.test(plain) || nobodyForm.test(plain)
}

/** Whether it says that nobody lives there. */
export function saysVacant(typed: string): boolean {
  return /^\W*(?:vacan(?:t|te|cy)|unoccupied|empty|desocupad[oa]|(?:(?:lote|terreno|casa|unidad) )?(?:vaci[oa]|baldio))\b/i.test(
    fold(typed),
  )
}
