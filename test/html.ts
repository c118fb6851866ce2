/** An element of a page: its tag and attributes in lower case, and what stands in it. */
export type Element = {
  tag: string
  attributes: Readonly<Record<string, string>>
  children: (Element | string)[]
}

/** Elements that have no end tag. */
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** Elements whose content is no markup. */
const raw = new Set(['script', 'style'])

/** Elements inside a line; all others begin a new one. */
const inline = new Set('a abbr b code em i small span strong svg u wbr'.split(' '))

const pieces =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/?[a-z][\w-]*(?:\s+[^\s=>/]+(?:="[^"]*")?)*\s*\/?>/gi
const attribute = /([^\s=]+)(?:="([^"]*)")?/g

/**
 * Reads well-formed HTML, as our pages are written, into a tree. Throws where an element is not closed
 * in its order: such a page would look different in every browser.
 */
export function readHtml(html: string): Element {
  const root: Element = { tag: '#page', attributes: {}, children: [] }
  const open = [root]
  let read = 0
  for (const { 0: piece, index } of html.matchAll(pieces)) {
    const inside = open.at(-1)!
    if (raw.has(inside.tag) && piece.toLowerCase() !== `</${inside.tag}>`) continue
    const text = html.slice(read, index)
    if (text) inside.children.push(plain(text))
    read = index + piece.length
    if (!piece.startsWith('<!')) take(piece, open)
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.tag}> is never closed.`)
  return root
}

function take(piece: string, open: Element[]): void {
  const [, end, name = '', rest = ''] = /^<(\/?)([\w-]+)([\s\S]*?)\/?>$/.exec(piece)!
  const tag = name.toLowerCase()
  if (end) {
    const closed = open.pop()
    if (closed?.tag !== tag) throw new Error(`</${tag}> closes <${closed?.tag}>.`)
    return
  }
  const attributes = Object.fromEntries(
    [...rest.matchAll(attribute)].map(([, key = '', value = '']) => [
      key.toLowerCase(),
      plain(value),
    ]),
  )
  const element: Element = { tag, attributes, children: [] }
  open.at(-1)!.children.push(element)
  if (!empty.has(tag)) open.push(element)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

function plain(text: string): string {
  return text.replace(/&(#x27|\w+);/g, (all, name) => entities[name] ?? all)
}

/** An element and everything inside it, in the order of the page. */
export function everyElement(from: Element): Element[] {
  return [
    from,
    ...from.children.flatMap((one) => (typeof one === 'string' ? [] : everyElement(one))),
  ]
}

/** Every element of these tags, in the order of the page. */
export function elements(from: Element, ...tags: string[]): Element[] {
  return everyElement(from).filter(({ tag }) => tags.includes(tag))
}

/** What a person reads of an element, in one line. */
export function wordsOf(element: Element): string {
  return textOf(element).replace(/\s+/g, ' ').trim()
}

function textOf({ tag, children }: Element): string {
  if (raw.has(tag) || tag === 'head') return ''
  const text = children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('')
  return inline.has(tag) ? text : ` ${text} `
}
