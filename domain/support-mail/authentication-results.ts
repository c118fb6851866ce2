import { domainToASCII } from 'node:url'

type Field = { key: string; value: string }

/** What one method found out: `dkim`, `pass`, and of what, such as `header.d` → `example.com`. */
type Finding = { method: string; result: string; of: Map<string, string> }

/** Longer than any server writes. */
const longest = 8_000

/**
 * Whether the server that received a letter says that the domain of its sender vouches for it (RFC 8601): by DMARC,
 * or where the domain has no policy by an aligned DKIM signature or an aligned SPF pass. Only the topmost header of
 * the server called `authservId` counts: whatever stands below may have come with the letter. `fields` are the
 * letter's headers from the top, `domain` that of its From.
 */
export function isVouchedFor(
  fields: readonly Field[],
  { authservId, domain }: { authservId: string; domain: string },
): boolean {
  const topmost = fields
    .filter(({ key }) => key === 'authentication-results')
    .map(({ value }) => readFindings(value))
    .find((read) => read?.by === authservId.toLowerCase())
  if (!topmost) return false
  const { findings } = topmost
  const dmarc = findings.filter(({ method, result }) => method === 'dmarc' && result !== 'none')
  if (dmarc.length > 0) return dmarc.every((finding) => passesFor(finding, domain, ['header.from']))
  return findings.some((finding) => isAligned(finding, domain))
}

/** DMARC is about the very domain; where the server does not say which one, it has looked at the From. */
function passesFor({ result, of }: Finding, domain: string, named: readonly string[]): boolean {
  return result === 'pass' && named.every((name) => !of.has(name) || of.get(name) === domain)
}

const aligning: Record<string, readonly string[]> = {
  dkim: ['header.d', 'header.i'],
  spf: ['smtp.mailfrom'],
}

/** Signed or sent by the domain itself or by one above it. */
function isAligned({ method, result, of }: Finding, domain: string): boolean {
  const names = Object.hasOwn(aligning, method) ? aligning[method]! : []
  const by = names.map((name) => of.get(name)).find((name) => name !== undefined)
  return result === 'pass' && !!by && (domain === by || domain.endsWith(`.${by}`))
}

function readFindings(value: string): { by: string; findings: Finding[] } | null {
  const parts = value.length > longest ? null : splitParts(value)
  if (!parts) return null
  const by = /^\s*"?([^\s"]+)"?(?:\s+\d+)?\s*$/.exec(parts[0]!)?.[1]
  if (!by) return null
  return { by: by.toLowerCase(), findings: parts.slice(1).flatMap(readFinding) }
}

function readFinding(part: string): Finding[] {
  const found = /^\s*([\w-]+)(?:\s*\/\s*\d+)?\s*=\s*([\w-]+)/.exec(part)
  if (!found) return []
  const of = new Map<string, string>()
  for (const [, name, value] of part.matchAll(/\s([a-z]+\.[\w-]+)\s*=\s*((?:"[^"]*"|[^\s"])+)/gi))
    if (!of.has(name!.toLowerCase())) of.set(name!.toLowerCase(), domainIn(value!))
  return [{ method: found[1]!.toLowerCase(), result: found[2]!.toLowerCase(), of }]
}

/** `example.com`, of it, of `@example.com`, or of an address. */
function domainIn(value: string): string {
  const bare = value.replace(/^"|"$/g, '').replace(/\.$/, '').toLowerCase()
  return domainToASCII(bare.slice(bare.lastIndexOf('@') + 1))
}

/** The parts between semicolons, without comments; null where quotes or parentheses do not close. */
function splitParts(value: string): string[] | null {
  const bare = withoutComments(value)
  if (bare === null) return null
  const parts = ['']
  for (const [token] of bare.matchAll(/"(?:\\.|[^"\\])*"|;|[^";]+/g))
    if (token === ';') parts.push('')
    else parts[parts.length - 1] += token
  return parts
}

/** In a comment, a quote means nothing; in a quote, a parenthesis. */
function withoutComments(value: string): string | null {
  let [bare, depth] = ['', 0]
  for (let at = 0; at < value.length; ) {
    const step = stepAt(value, at, depth > 0)
    if (!step) return null
    at += step.length
    bare += step.bare
    depth += step.deeper
  }
  return depth === 0 ? bare : null
}

const outside = /"(?:\\.|[^"\\])*"|\(|[^"(]+/y
const inside = /\\.|[()]|[^\\()]+/y
const deeper: Record<string, number> = { '(': 1, ')': -1 }

/** The next token: how long it is, what it says outside of comments, and how much deeper it leads. */
function stepAt(value: string, at: number, isInside: boolean) {
  const pattern = isInside ? inside : outside
  pattern.lastIndex = at
  const token = pattern.exec(value)?.[0]
  if (token === undefined) return null
  const speaks = !isInside && token !== '('
  const { length } = token
  return { length, bare: speaks ? token : '', deeper: speaks ? 0 : (deeper[token] ?? 0) }
}
