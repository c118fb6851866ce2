import { foldName } from '#domain/contacts/person-name.ts'

const nothing =
  /^(?:none|n ?\/? ?a|na|no|nil|null|unknown|unk|tbd|x+|0+|no (?:e?[ -]?mail|phone|cell|correo)(?: (?:address|on file|number|provided))?|not (?:provided|available|on file)|on file|private|unlisted|declined|refused|does not have|ninguno|ninguna|sin (?:correo|telefono|email|datos)|no tiene|desconocido|same|same as above|email|phone)$/

/** Whether a cell for a contact says that there is none: `n/a`, `no email`, `-`. */
export function saysNoContact(typed: string): boolean {
  const plain = foldName(typed.replace(/\//g, ' ').replace(/[.\-–—_?]+/g, ' '))
  return plain === '' || nothing.test(plain.replace(/\s+/g, ' '))
}

/** What it is for: `(work)`, `Home:`. */
const beside = /\([^()@]*\)|\b(?:home|work|office|personal|primary|his|hers?|e-?mail)\s*:\s/gi

/** A comma before the end of a domain is a slip for its dot. */
const betweenAddresses =
  /,(?!(?:com|net|org|edu|gov)(?![\w@.]))|[;|/\n\r\t]+|:{2,}|\s(?:and|or|y|o|&)\s/i

/** `Ana Reyes <ana@example.com>`; tried only where a piece begins, so that a long cell takes no longer than it is. */
const named = /(?<![^<>@,;])[^<>@,;]*<([^<>]+@[^<>]+)>/g

/** What ends a sentence ends no address: `ana@example.com.` */
function withoutEnd(piece: string): string {
  return piece.includes('@') ? piece.replace(/(?<![.,:])[.,:]+$/, '') : piece
}

/** At commas, semicolons, slashes, line breaks, `and`; also at spaces where every piece has its own `@`. */
export function emailPieces(typed: string): string[] {
  const angled = typed.replace(named, ' $1 ').replace(/mailto:/gi, '')
  const pieces = angled
    .replace(beside, ' ')
    .replace(/(?<![\w@.])n\s?\/\s?a(?![\w@])/gi, ' ')
    .split(betweenAddresses)
    .map((piece) => withoutEnd(piece.trim()))
    .filter(Boolean)
  const told = pieces.filter((piece) => !saysNoContact(piece))
  return (told.length > 0 ? told : pieces).flatMap((piece) => {
    const parts = piece.split(/\s+/)
    return parts.every((part) => /\S@\S/.test(part)) ? parts : piece
  })
}

const phoneStart =
  /(?<!\d)(?:\+?1[\s.-]?)?\(?[2-9]\d{2}\)?[\s.-]*\d{3}[\s.-]?\d{4}(?!\d)(?:\s*(?:x|ext\.?|#)\s*\d+)?/gi

const phoneKinds = new Map(
  Object.entries({
    mobilePhone: 'c m cell cells cellular cel celular mobile mob mbl movil text',
    homePhone: 'h hm home house casa landline land',
    workPhone: 'w wk work office ofc business trabajo oficina',
    ignore: 'f fax',
  } as const).flatMap(([kind, words]) =>
    words
      .split(' ')
      .map((word) => [word, kind as 'mobilePhone' | 'homePhone' | 'workPhone' | 'ignore']),
  ),
)

/** What kind of number the words beside it say that it is; *ignore* is a fax, null where they say nothing. */
export function phoneKindOf(piece: string) {
  if (!/\p{L}/u.test(piece)) return null
  const words = foldName(piece).match(/[a-z]+/g) ?? []
  const word = words.find((word) => phoneKinds.has(word))
  return word === undefined ? null : phoneKinds.get(word)!
}

const wordsBehind = /^\s*\([^\d()]*\)/
const kindBehind = /^[\s-]*\p{L}+\b/u

/** One piece for each number of the cell, with the words that stand by it: behind all, or before all. */
export function phonePieces(typed: string): string[] {
  const starts = [...typed.matchAll(phoneStart)]
  if (starts.length < 2) return [typed.trim()]
  const isBefore = phoneKindOf(typed.slice(0, starts[0]!.index)) !== null
  let from = 0
  return starts.map(({ index, 0: whole }) => {
    const end = index + whole.length
    const behind = isBefore ? '' : behindOf(typed.slice(end, end + longestWords))
    const piece = typed
      .slice(from, end + behind.length)
      .replace(/^[\s,;/&|]+/, '')
      .trim()
    from = end + behind.length
    return piece
  })
}

/** No words beside a number are longer, in characters. */
const longestWords = 60

function behindOf(rest: string): string {
  const inBrackets = wordsBehind.exec(rest)?.[0]
  if (inBrackets !== undefined) return inBrackets
  const word = kindBehind.exec(rest)?.[0] ?? ''
  return phoneKindOf(word) === null ? '' : word
}

/** Tried only where a word begins, so that a long cell takes no longer than it is. */
const address = /(?<![^\s,;/|<>()])[^\s,;/|<>()]+@[^\s,;/|<>()]+/g

/** The addresses of a cell, and what stands beside them where that is a number: a cell may mix both. */
export function contactsOfCell(typed: string): { emails: string; phones: string } {
  const beside = typed.replace(address, ' ').replace(/[<>]/g, ' ')
  return {
    emails: (typed.match(address) ?? []).join(', '),
    phones: beside.search(phoneStart) === -1 ? '' : beside,
  }
}

/** The figures of a piece without the words beside them. */
export function numberIn(piece: string): string {
  const [number] = piece.match(/\+?[\d(][\d\s().-]*\d(?:\s*(?:x|ext\.?|#)\s*\d+)?/i) ?? []
  return number?.replace(/\.0$/, '') ?? ''
}
