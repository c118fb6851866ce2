import { readMessageText } from '#domain/conversations/read-message-text.ts'
import { htmlToText } from './html-to-text.ts'

/** More than anybody writes by hand, in characters. */
const longestHtml = 500_000
const longestText = 200_000

/** What was written, plain: the text of a letter, else what its HTML says. */
export function plainTextOf({ text, html }: { text?: string; html?: string }): string {
  const written = text?.trim() ? text : htmlToText((html ?? '').slice(0, longestHtml))
  return readMessageText(written.slice(0, longestText))
}

/** The line on top of our letters, in every language: what stands above it is new. */
const marker = /—\s*(?:reply above this line|responda por encima de esta línea)\s*—/i

/** How mail programs begin what they quote. */
const quoteHeads = [
  /^(?:on|el|am|le)\b.{1,200}(?:wrote|escribió|schrieb|a écrit)\s?:$/i,
  /^-{2,}\s*(?:original message|mensaje original|forwarded message|mensaje reenviado)\s*-{2,}$/i,
  /^_{10,}$/,
  /^(?:from|de):\s.+@/i,
]

/** How far above our line a quote may begin, in lines. */
const headWithin = 15

/**
 * What is new in a letter that answers one of ours: what stands above the line, and above what a mail program
 * quotes with it. Where nothing is left, somebody wrote below, and everything is kept.
 */
export function newPart(text: string): string {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => marker.test(line))
  const end = at < 0 ? onlyQuotedFrom(lines) : headBefore(lines, at)
  return lines.slice(0, end).join('\n').trim() || text
}

/** Where a mail program began to quote our letter; the line itself where it says nothing. */
function headBefore(lines: readonly string[], marked: number): number {
  const first = Math.max(0, marked - headWithin)
  for (let at = first; at < marked; at += 1) if (isHead(lines, at)) return at
  let end = marked
  while (end > first && /^\s*(?:>|$)/.test(lines[end - 1]!)) end -= 1
  return end
}

/** A head may be broken into two lines. */
function isHead(lines: readonly string[], at: number): boolean {
  const one = lines[at]!.trim()
  const two = `${one} ${lines[at + 1]?.trim() ?? ''}`
  return quoteHeads.some((head) => head.test(one) || (one !== '' && head.test(two)))
}

/** Where nothing but a quote follows. */
function onlyQuotedFrom(lines: readonly string[]): number {
  let end = lines.length
  while (end > 0 && /^\s*(?:>|$)/.test(lines[end - 1]!)) end -= 1
  if (end === lines.length) return end
  const head = [end - 2, end - 1].find((at) => at >= 0 && isHead(lines, at))
  return head ?? end
}
