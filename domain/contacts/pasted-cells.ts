/** Words of a pasted line, or what was meant as an address; `from` and `to` are places in the line. */
export type Piece = {
  kind: 'words' | 'address'
  text: string
  from: number
  to: number
  /** Stood in brackets: an address that has its name before it, or words beside the name. */
  inBrackets: boolean
}

/** What stands between two separators of a line. */
export type Cell = {
  /** The sign before it; '' at the beginning of the line. */
  after: Sign
  pieces: Piece[]
}

type Sign = '' | ',' | ';' | '\t'
type Token = Piece | { kind: 'sign'; sign: Sign; from: number; to: number }

const signs: Record<string, Sign> = { '，': ',', '、': ',', '；': ';', '|': '\t' }

/**
 * Every alternative runs to the next sign of its own kind and no further, so that a line is read in time
 * proportional to its length whatever stands in it. Quotes protect the commas of a name, not addresses.
 */
const tokens =
  /([,;|\t，；、])|["“„«](?![\s,;|])([^"“”„«»@<>]*)["”»]|<([^<>]*)>|\(([^()]*)\)|\[([^[\]]*)\]|[^\s,;|，；、<>()[\]"“”„«»]+/g

/** Cuts a line into cells, and cells into words and addresses. Quotes and brackets themselves are dropped. */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [{ after: '', pieces: [] }]
  for (const token of mended(tokensOf(line), line)) {
    if (token.kind === 'sign') cells.push({ after: token.sign, pieces: [] })
    else cells.at(-1)!.pieces.push(token)
  }
  return cells
}

function tokensOf(line: string): Token[] {
  const found: Token[] = []
  for (const match of line.matchAll(tokens)) {
    const [whole, sign, quoted, angled, round, square] = match
    const place = { from: match.index, to: match.index + whole.length }
    if (sign !== undefined)
      found.push({ kind: 'sign', sign: signs[sign] ?? (sign as Sign), ...place })
    else if (quoted !== undefined)
      found.push({ kind: 'words', text: quoted, inBrackets: false, ...place })
    else found.push(...wordOrAddress(whole, angled, round ?? square, place))
  }
  return found
}

function wordOrAddress(
  whole: string,
  angled: string | undefined,
  bracketed: string | undefined,
  place: { from: number; to: number },
): Piece[] {
  const inside = angled ?? bracketed
  if (inside === undefined) return addressesIn(whole, place)
  const isAddress =
    inside.includes('@') || (angled !== undefined && /^\S+\.\S+$/.test(angled.trim()))
  const text = isAddress ? bare(inside) : inside
  return [{ kind: isAddress ? 'address' : 'words', text, inBrackets: true, ...place }]
}

/** A word; with `@` an address, or several that only a slash keeps apart. */
function addressesIn(word: string, { from, to }: { from: number; to: number }): Piece[] {
  const inBrackets = false
  if (!word.includes('@')) return [{ kind: 'words', text: word, from, to, inBrackets }]
  const parts = word.split(/[/&]/)
  if (parts.length === 1 || parts.some((part) => !part.includes('@')))
    return [{ kind: 'address', text: bare(word), from, to, inBrackets }]
  let at = from
  return parts.map((part) => {
    const place = { from: at, to: at + part.length }
    at = place.to + 1
    return { kind: 'address' as const, text: bare(part), inBrackets, ...place }
  })
}

const edges = /^[\s'‘’`*•·–—:=.]+|[\s'‘’`*:=.!?]+$/g

/** An address without what surrounds it: `mailto:`, a label, quotes, invisible signs, the end of a sentence. */
function bare(typed: string): string {
  const at = typed.indexOf('@')
  const plain = typed.replace(/\p{Cf}/gu, '')
  if (at === -1) return plain.trim()
  return plain
    .replace(/^[^@]*:(?=[^@]*@)/, '')
    .replace(/\?\w+=.*$/, '')
    .replace(edges, '')
}

const endings = new Set(['com', 'net', 'org', 'edu', 'gov', 'us', 'ca', 'mx'])

/**
 * Joins what belongs together though something stands between: `ana @ example.com`, and
 * `ana@example,com`. As typed they stay, spaces and all, for a person to confirm.
 */
function mended(all: readonly Token[], line: string): Token[] {
  const kept: Token[] = []
  for (let index = 0; index < all.length; index += 1) {
    const before = kept.at(-1)
    const end = endOfJoined(before, all, index)
    if (end !== null) {
      kept[kept.length - 1] = joined(before!, all[end]!, line)
      index = end
    } else if (isSameAgain(before, all[index]!)) before!.to = all[index]!.to
    else kept.push(all[index]!)
  }
  return kept
}

/** Where a token that goes on with this one ends; null when it does not. */
function endOfJoined(
  before: Token | undefined,
  all: readonly Token[],
  index: number,
): number | null {
  const token = all[index]!
  if (before?.kind === 'words') return begins(token) ? index : null
  if (before?.kind !== 'address' || before.inBrackets || !goesOn(before, all, index)) return null
  return token.kind === 'sign' ? index + 1 : index
}

const joined = (one: Token, other: Token, line: string): Piece => ({
  kind: 'address',
  text: line.slice(one.from, other.to).replace(edges, ''),
  from: one.from,
  to: other.to,
  inBrackets: false,
})

/** An address whose name part stands before it, apart: `ana @example.com`. */
function begins(token: Token): boolean {
  return token.kind === 'address' && !token.inBrackets && token.text.startsWith('@')
}

/** Whether the address before goes on here: its domain is still missing, or a comma stands for its dot. */
function goesOn(before: Piece, all: readonly Token[], index: number): boolean {
  const token = all[index]!
  if (before.text.endsWith('@')) return token.kind === 'words' && !token.inBrackets
  const next = all[index + 1]
  return (
    token.kind === 'sign' &&
    token.sign === ',' &&
    token.from === before.to &&
    next?.kind === 'words' &&
    next.from === token.to &&
    endings.has(next.text.toLowerCase()) &&
    !before.text.slice(before.text.indexOf('@')).includes('.')
  )
}

/** Mail programs copy an address as its own name or link: `ana@example.com <mailto:ana@example.com>`. */
function isSameAgain(before: Token | undefined, token: Token): boolean {
  return (
    before?.kind === 'address' &&
    token.kind === 'address' &&
    token.inBrackets &&
    before.text.toLowerCase() === token.text.toLowerCase()
  )
}
