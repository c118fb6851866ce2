import { Unreadable } from './limits.ts'

/** What is told of an XML text as it comes by, in order. Names are without their prefix. */
export type Listener = {
  /** `attributes` is the text between name and `>`; see {@link attributeOf}. An empty element is closed too. */
  open?(name: string, attributes: string): void
  close?(name: string): void
  /** Text may come in pieces. */
  text?(text: string): void
}

/** No tag of a workbook comes near it. */
const longestTag = 256 * 1024

const broken = () => new Unreadable({ because: 'broken' })

/**
 * Reads XML that comes in pieces, telling `listener` of it, in memory of one piece.
 *
 * It knows what workbooks need: elements, attributes, text, CDATA, and the entities that XML itself has.
 * A text with a document type of its own is refused as `broken`, before anything it declares is looked at;
 * so no entity grows and no other file is read. So is one with a zero in it, which is no XML. Whether elements
 * are closed in order is not looked at.
 */
export async function readXml(pieces: AsyncIterable<string>, listener: Listener): Promise<void> {
  let rest = ''
  for await (const piece of pieces) {
    if (piece.includes('\0')) throw broken()
    rest = tell(rest + piece, listener)
    if (rest.length > longestTag) throw broken()
  }
  if (rest.trim() !== '') throw broken()
}

/** Tells of everything that is complete, and answers what is not yet. */
function tell(xml: string, listener: Listener): string {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    const textEnd = open === -1 ? completeText(xml, at) : open
    if (textEnd > at) listener.text?.(plainText(xml.slice(at, textEnd)))
    if (open === -1) return xml.slice(textEnd)
    const end = endOfMarkup(xml, open, listener)
    if (end === null) return xml.slice(open)
    at = end
  }
  return ''
}

/** Where text may be cut without cutting an entity in two. */
function completeText(xml: string, from: number): number {
  const entity = xml.lastIndexOf('&')
  return entity < from || xml.includes(';', entity) ? xml.length : entity
}

/** Tells of the markup that begins here, and answers where it ends; null when it is not complete. */
function endOfMarkup(xml: string, open: number, listener: Listener): number | null {
  const sign = xml[open + 1]
  if (sign === '!') return endOfSpecial(xml, open, listener)
  if (sign === '?') return after(xml, '?>', open)
  const end = endOfTag(xml, open)
  if (end === null) return null
  if (sign === '/') listener.close?.(bareName(xml.slice(open + 2, end).trimEnd()))
  else openTag(xml, { from: open + 1, end }, listener)
  return end + 1
}

function openTag(
  xml: string,
  { from, end }: { from: number; end: number },
  listener: Listener,
): void {
  const empty = xml[end - 1] === '/'
  const to = empty ? end - 1 : end
  let nameEnd = from
  while (nameEnd < to && xml.charCodeAt(nameEnd) > 0x20) nameEnd += 1
  const name = bareName(xml.slice(from, nameEnd))
  listener.open?.(name, xml.slice(nameEnd, to))
  if (empty) listener.close?.(name)
}

/** Comments are passed over, and CDATA is text. */
function endOfSpecial(xml: string, open: number, listener: Listener): number | null {
  const cdata = '<![CDATA['
  if (xml.length - open < cdata.length) return null
  if (xml.startsWith('<!--', open)) return after(xml, '-->', open)
  if (!xml.startsWith(cdata, open)) throw broken()
  const end = after(xml, ']]>', open)
  if (end !== null) listener.text?.(xml.slice(open + cdata.length, end - 3))
  return end
}

function after(xml: string, mark: string, from: number): number | null {
  const at = xml.indexOf(mark, from)
  return at === -1 ? null : at + mark.length
}

/** Where a tag ends: at the first `>` that stands in no attribute. */
function endOfTag(xml: string, open: number): number | null {
  for (let at = open + 1; at < xml.length; at += 1) {
    const sign = xml[at]
    if (sign === '>') return at
    if (sign !== '"' && sign !== "'") continue
    at = xml.indexOf(sign, at + 1)
    if (at === -1) return null
  }
  return null
}

function bareName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** An attribute's value; null when it has none. `name` is with its prefix, or without. */
export function attributeOf(attributes: string, name: string): string | null {
  for (let at = 0; ; ) {
    const equals = attributes.indexOf('=', at)
    if (equals === -1) return null
    const open = firstQuote(attributes, equals)
    if (open === -1) return null
    const close = attributes.indexOf(attributes[open]!, open + 1)
    if (close === -1) return null
    if (attributes.slice(at, equals).trim() === name)
      return plainText(attributes.slice(open + 1, close)).toWellFormed()
    at = close + 1
  }
}

function firstQuote(attributes: string, from: number): number {
  for (let at = from; at < attributes.length; at += 1)
    if (attributes[at] === '"' || attributes[at] === "'") return at
  return -1
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plainText(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,4}));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[name] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
