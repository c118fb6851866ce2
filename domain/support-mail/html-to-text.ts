/** What is not for reading. */
const silent = new Set(['head', 'style', 'script', 'title', 'template', 'noscript', 'svg'])

/** What begins a new line, and what stands apart. */
const lines = new Set(['div', 'tr', 'li', 'dt', 'dd', 'hr', 'section', 'article', 'pre'])
const apart = new Set(['p', 'table', 'ul', 'ol', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

const entities: Record<string, string> = {
  ...{ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—' },
  ...{ aacute: 'á', eacute: 'é', iacute: 'í', oacute: 'ó', uacute: 'ú', ntilde: 'ñ', uuml: 'ü' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…', iquest: '¿', iexcl: '¡' },
}

/**
 * What a letter's HTML says, as plain text: lines where it breaks lines, and the address behind each link. It never
 * becomes HTML again, so that nothing needs to be made harmless. Takes as long as the text is long, whatever it is.
 */
export function htmlToText(html: string): string {
  const state: State = { pieces: [], link: null }
  for (const token of readable(html)) {
    const { tag, closes } = readTag(token)
    if (tag !== '') takeTag(state, { tag, token, closes })
    else if (!token.startsWith('<!')) say(state, decode(token))
  }
  return state.pieces
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** What was said so far, and the link that is open: where it leads, and its words. */
type State = { pieces: string[]; link: { href: string; words: string } | null }

/** Tags and what stands between them, without comments and what is not for reading. */
function* readable(html: string): Generator<string> {
  let within: string | null = null
  for (const [token] of html.matchAll(/<!--|-->|<[^<>]*>|[^<-]+|[<-]/g)) {
    const { opens, closes } = readSilence(token)
    if (within === null && opens === null) yield token
    else if (within === null) within = opens
    else if (closes === within) within = null
  }
}

/** Which stretch that is not for reading begins or ends here. */
function readSilence(token: string): { opens: string | null; closes: string | null } {
  if (token === '<!--') return { opens: '--', closes: null }
  if (token === '-->') return { opens: null, closes: '--' }
  const { tag, closes } = readTag(token)
  const name = silent.has(tag) ? tag : null
  return closes ? { opens: null, closes: name } : { opens: name, closes: null }
}

function readTag(token: string): { tag: string; closes: boolean } {
  const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(token) ?? []
  return { tag: name.toLowerCase(), closes: slash === '/' }
}

function takeTag(
  state: State,
  { tag, token, closes }: { tag: string; token: string; closes: boolean },
): void {
  if (tag === 'a') takeLink(state, closes ? null : token)
  else if (tag === 'br') state.pieces.push('\n')
  else if (apart.has(tag)) state.pieces.push('\n\n')
  else if (tag === 'td' || tag === 'th') say(state, ' ')
  else if (lines.has(tag) && !state.pieces.at(-1)?.endsWith('\n')) state.pieces.push('\n')
}

function say({ pieces, link }: State, words: string): void {
  if (words === ' ' && pieces.at(-1)?.endsWith('\n')) return
  pieces.push(words)
  if (link) link.words += words
}

function takeLink(state: State, opening: string | null): void {
  const { link } = state
  if (link && link.words.trim() !== link.href) state.pieces.push(` (${link.href})`)
  const found = opening && /\shref\s*=\s*["']?((?:https?:|mailto:)[^"'\s>]+)/i.exec(opening)
  state.link = found ? { href: decode(found[1]!), words: '' } : null
}

function decode(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
      if (name) return entities[name.toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
}
