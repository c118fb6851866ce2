/** Words that headers of rosters consist of, in English and Spanish, without accents. */
const headerWords = new Set(
  `name names nombre nombres first last middle full given family surname apellido apellidos suffix prefix
  salutation owner owners homeowner homeowners propietario propietarios tenant tenants inquilino resident
  residents residente residentes occupant occupants member members co spouse primary secondary contact contacto
  email emails e-mail mail correo electronico phone phones telephone telefono tel cell celular mobile movil
  home work office address addresses addr direccion domicilio street calle line property propiedad site service
  mailing billing alternate unit units apt apartment suite apto departamento building bldg edificio lot lote
  block blk manzana section phase city ciudad town state estado province zip zipcode postal code codigo
  household familia hogar role rol relationship parentesco occupancy ocupacion status type tipo title titulo
  cargo position board puesto account acct number num no id date fecha since move lease balance saldo dues notes
  notas comments vehicle pet emergency house casa county country`.split(/\s+/),
)

const wordsOf = (cell: string) =>
  cell
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ') // firstName
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z-]+/)
    .filter((word) => word !== '' && word !== '-')

/** Whether a cell could stand in a header: a few words, and nothing that one would count, call or write to. */
export function isLabel(cell: string): boolean {
  const text = cell.trim()
  if (text === '' || text.length > 60 || text.includes('@')) return false
  const digits = text.replace(/\D/g, '').length
  return digits <= 4 && /\p{L}|#/u.test(text) && text.split(/\s+/).length <= 7
}

/** `Address 2` is a header; `Lot 7` is somebody's lot. */
const placeNumber =
  /^\s*(lot|lote|units?|unidad|apt|apto|apartment|suite|building|bldg|edificio|block|blk|manzana|section|phase)\W*\d+\s*$/i

/** Whether a cell says what a column of a roster holds: at least half of its words are such words. */
export function isHeaderWord(cell: string): boolean {
  if (!isLabel(cell) || placeNumber.test(cell)) return false
  const words = wordsOf(cell)
  const known = words.filter(
    (word) => headerWords.has(word) || headerWords.has(word.replace(/s$/, '')),
  )
  return known.length > 0 && known.length * 2 >= words.length
}

/** Whether a cell holds what only rows of people and homes have: an address of any kind, or a number. */
export function isFigure(cell: string): boolean {
  return /@|\d{3}|^\s*[$#]?\d/.test(cell)
}
