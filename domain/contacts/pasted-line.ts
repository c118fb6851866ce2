import { type Cell, cellsOf, type Piece } from './pasted-cells.ts'
import {
  isLastAndFirst,
  isNameLike,
  type PastedName,
  printPastedName,
  spellName,
} from './pasted-name.ts'

/** An entry before its address is read. */
export type DraftEntry = { typed: string; address: string; name: PastedName | null }

/** An entry as it grows; `from` and `to` are places in the line. */
type Draft = {
  from: number
  to: number
  address: string
  name: PastedName | null
  /** Whether words after the address may still be its name. */
  open: boolean
}

/** A cell without any address. */
type Text = { text: string; from: number; to: number }

/** A line as a whole tells how its cells belong together. */
type Line = {
  /** Cells that came from a spreadsheet: one row is one person, or one after the other. */
  isRow: boolean
  /** Only one address stands in it. */
  hasOne: boolean
  /** Names stand behind their addresses, not before. */
  namesFollow: boolean
}

/** Everything a line of a pasted list names, in its order. */
export function draftsOf(line: string): DraftEntry[] {
  if (!/[\p{L}\p{N}@]/u.test(line)) return []
  const cells = cellsOf(line)
  const drafts = cells.some(hasAddress) ? withAddresses(cells) : withoutAddress(cells)
  return drafts
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, address, name }) => ({ typed: line.slice(from, to).trim(), address, name }))
}

const isAddress = ({ kind }: Piece) => kind === 'address'
const hasAddress = ({ pieces }: Cell) => pieces.some(isAddress)

const headings = new Set(
  'name|names|full name|first name|last name|first|last|email|emails|e-mail|e-mails|mail|email address|e-mail address|email addresses|e-mail addresses|address|phone|phone number|to|cc|bcc|from|owner|resident|household|home|unit|lot|nombre|nombres|apellido|apellidos|nombre completo|correo|correos|correo electrónico|correo electronico|dirección|teléfono|telefono|para|cco|de'.split(
    '|',
  ),
)

function withoutAddress(cells: readonly Cell[]): Draft[] {
  const texts = cells.flatMap(textOf)
  if (
    texts.every(({ text }) =>
      headings.has(
        text
          .toLowerCase()
          .replace(/[:*]+$/, '')
          .trim(),
      ),
    )
  )
    return []
  const isRow = cells.some(({ after }) => after === '\t')
  return isRow ? [lonely({ ...texts[0]!, to: texts.at(-1)!.to })] : texts.map(lonely)
}

/** The words of a cell; none when it says nothing. */
function textOf({ pieces }: Cell): Text[] {
  const text = pieces.map((piece) => piece.text).join(' ')
  if (!/[\p{L}\p{N}]/u.test(text)) return []
  return [{ text, from: pieces[0]!.from, to: pieces.at(-1)!.to }]
}

const lonely = ({ from, to }: Pick<Text, 'from' | 'to'>): Draft => ({
  from,
  to,
  address: '',
  name: null,
  open: false,
})

function withAddresses(cells: readonly Cell[]): Draft[] {
  const line = shapeOf(cells)
  const drafts: Draft[] = []
  let waiting: Text[] = []
  for (const cell of cells)
    if (hasAddress(cell)) {
      addCell(drafts, { cell, waiting, line })
      waiting = []
    } else if (!line.namesFollow || waiting.length > 0 || !follows(cell, drafts.at(-1), line))
      waiting.push(...textOf(cell))
  const from = waiting.findIndex((text) => !line.hasOne || !goesTo(drafts.at(-1), text, line))
  return drafts.concat(from === -1 ? [] : waiting.slice(from).map(lonely))
}

const follows = (cell: Cell, draft: Draft | undefined, line: Line) =>
  textOf(cell).every((text) => goesTo(draft, text, line))

/** Adds the addresses of a cell, the first with what waited for it, and what waited for nothing. */
function addCell(
  drafts: Draft[],
  { cell, waiting, line }: { cell: Cell; waiting: Text[]; line: Line },
): void {
  const own = draftsIn(cell)
  const rest = takeName(own[0]!, { waiting, after: cell.after, line })
  for (const draft of [...rest.map(lonely), ...own]) drafts.push(draft)
}

function shapeOf(cells: readonly Cell[]): Line {
  const full = cells.filter(({ pieces }) => pieces.length > 0)
  const addresses = full.flatMap(({ pieces }) => pieces.filter(isAddress)).length
  return {
    isRow: cells.some(({ after }) => after === '\t'),
    hasOne: addresses === 1,
    namesFollow:
      isBare(full[0]!) &&
      !hasAddress(full.at(-1)!) &&
      isNameLike(textOf(full.at(-1)!)[0]?.text ?? ''),
  }
}

const isBare = ({ pieces }: Cell) => pieces.length === 1 && isAddress(pieces[0]!)

/** The addresses of one cell, each with the words before it; words after the last are its own, too. */
function draftsIn({ pieces }: Cell): Draft[] {
  const drafts: Draft[] = []
  let words: Piece[] = []
  for (const piece of pieces) {
    if (piece.kind === 'words') words.push(piece)
    else {
      const { text: address, to, inBrackets } = piece
      const name = nameIn(words, piece)
      const open = name === null && !inBrackets
      drafts.push({ from: words[0]?.from ?? piece.from, to, address, name, open })
      words = []
    }
  }
  const last = drafts.at(-1)!
  if (words.length > 0) {
    last.to = words.at(-1)!.to
    if (drafts.length === 1) last.name ??= nameIn(words, pieces[0]!)
  }
  return drafts
}

/**
 * The name that words beside an address spell; those in brackets count only where there are no others,
 * and a single small word beside a bare address is none: `and ana@example.com`.
 */
function nameIn(words: readonly Piece[], { inBrackets }: Piece): PastedName | null {
  const plain = words.filter((word) => !word.inBrackets)
  const said = (plain.length > 0 ? plain : words).map(({ text }) => text).join(' ')
  const name = plain.length > 0 || isNameLike(said) ? spellName(said) : null
  return name?.last === '' && !inBrackets && /^\p{Ll}/u.test(name.first) ? null : name
}

type Before = { waiting: Text[]; after: string; line: Line }

/** Gives an address what stands before it and belongs to it; answers what does not. */
function takeName(draft: Draft, { waiting, after, line }: Before): Text[] {
  const last = waiting.at(-1)
  if (draft.name && !line.isRow) {
    const own = printPastedName(draft.name)
    if (!last || after !== ',' || !isLastAndFirst(last.text, own)) return waiting
    draft.name = { first: own, last: last.text }
    draft.from = last.from
    return waiting.slice(0, -1)
  }
  let from = waiting.length
  while (from > 0 && belongs(waiting[from - 1]!, line)) from -= 1
  const taken = waiting.slice(from)
  if (taken.length > 0) draft.from = taken[0]!.from
  draft.name ??= nameOfColumns(taken)
  return waiting.slice(0, from)
}

/** Whether a cell beside an address is about the same person. */
function belongs({ text }: Text, { isRow, hasOne }: Line): boolean {
  if (isRow) return true
  return isNameLike(text) || (hasOne && isFact(text))
}

/** A telephone number, a home: something with a digit in it that nobody takes for an address. */
function isFact(text: string): boolean {
  return /\p{N}/u.test(text) && !/[\p{L}\p{N}]\.\p{L}/u.test(text)
}

function goesTo(draft: Draft | undefined, text: Text, line: Line): boolean {
  if (!draft || !belongs(text, line)) return false
  const isName = isNameLike(text.text)
  if (isName && !draft.open && !line.isRow) return false
  draft.to = text.to
  if (isName && draft.open) {
    draft.name = draft.name ? { ...draft.name, last: text.text } : spellName(text.text)
    draft.open = draft.name?.last === ''
  }
  return true
}

/** The name that columns spell: one with a full name, or the first two. */
function nameOfColumns(cells: readonly Text[]): PastedName | null {
  const [first, second] = cells.filter(({ text }) => isNameLike(text))
  if (!first) return null
  const full = spellName(first.text)
  return full?.last === '' && second ? { first: first.text, last: second.text } : full
}
