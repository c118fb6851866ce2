import { run } from '@zootools/email-spell-checker'
import { type EmailAddress, readEmail } from './email-address.ts'
import {
  commonEndings,
  endingsOfMailboxes,
  largeMailboxes,
  namesOfMailboxes,
  realDomains,
  shortNames,
} from './mailbox-domains.ts'

/**
 * The address that was probably meant, when one was typed with a slip: `ana@gmial.com`, `ana@gmail.con`,
 * `ana@gmailcom`, `ana @ gmail.com`. Also for texts that are no address as they stand.
 *
 * Answers null when nothing looks mistyped, or nothing better is known. Only what is before a person's
 * eyes may follow from it: the suggestion may be wrong, and the typed address may be right.
 */
export function suggestAddress(typed: string): EmailAddress | null {
  const email = readEmail(typed)
  const mended = email ?? mend(typed)
  if (!mended) return null
  const at = mended.lastIndexOf('@')
  const meant = nearDomain(mended.slice(at + 1))
  const suggestion = meant ? readEmail(`${mended.slice(0, at)}@${meant}`) : mended
  return suggestion === email ? null : suggestion
}

/** Longer texts are no slip of a finger. */
const longestSlip = 254

/** An address without its obvious flaws: spaces, signs that stand twice, a comma or nothing for the dot. */
function mend(typed: string): EmailAddress | null {
  if (typed.length > longestSlip) return null
  const plain = typed
    .toLowerCase()
    .replace(/[\s<>()[\]"]/g, '')
    .replace(/,/g, '.')
    .replace(/@+/g, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/\.?@\.?/, '@')
    .replace(/^\.|\.$/g, '')
  const [name = '', domain = '', ...more] = plain.split('@')
  if (more.length > 0 || name === '' || domain === '') return null
  return readEmail(`${name}@${withDot(domain)}`)
}

function withDot(domain: string): string {
  if (domain.includes('.')) return domain
  return shortNames[domain] ?? domain.replace(/(?<=.{2})(com|net|org|edu|gov)$/, '.$1')
}

const known = new Set([...largeMailboxes, ...realDomains])

/** The domain a slip away from this one that is more likely; null when this one will do. */
function nearDomain(domain: string): string | null {
  if (known.has(domain)) return null
  const [name = '', ...rest] = domain.split('.')
  const ending = rest.join('.')
  const near = run({
    email: `somebody@${domain}`,
    domains: largeMailboxes,
    domainThreshold: 1,
    secondLevelDomains: namesFor(name, ending),
    secondLevelThreshold: 1,
    topLevelDomains: mayStand(name, ending) ? [ending] : commonEndings,
    topLevelThreshold: 1,
    distanceFunction: slips,
  })
  return near?.domain ?? null
}

/** The names of mailboxes count only before their own endings: `mail.example.com` is nobody's typo. */
function namesFor(name: string, ending: string): string[] {
  const usual = endingsOfMailboxes.has(ending) || endings.some((one) => slips(ending, one) <= 1)
  return usual && !realDomains.has(`${name}.com`) ? namesOfMailboxes : []
}

const endings = [...endingsOfMailboxes].filter((ending) => ending.length > 2)

/** Whether an ending may stand: no part of it is a slip. Large mailboxes have no addresses under `co`. */
function mayStand(name: string, ending: string): boolean {
  if (ending === 'co' && namesOfMailboxes.includes(name)) return false
  return ending.split('.').every((part) => !slipped.has(part))
}

/** Endings that are a slip away from a common one; those of Cameroon and Oman are far rarer than the slip. */
const slipped = new Set([
  'con', 'cmo', 'ocm', 'xom', 'vom', 'comm', 'coom', 'ccom', 'cpm', 'clm', 'cim', 'cok', 'coml', 'om', 'cm',
  'ney', 'ner', 'nte', 'ent', 'nett', 'met', 'nrt', 'nwt', 'ogr', 'rog', 'orgg', 'irg', 'prg', 'orh',
  'eud', 'deu', 'edi', 'edy', 'esu', 'eduu', 'gpv', 'giv',
]) // biome-ignore format: a table

/** 0 for the same, 1 for one slip: a letter too many, too few, wrong, or two that changed places. */
function slips(one: string, other: string): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > 1) return Number.POSITIVE_INFINITY
  let at = 0
  while (one[at] === other[at]) at += 1
  const [a, b] = [one.slice(at), other.slice(at)]
  const isSlip =
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  return isSlip ? 1 : Number.POSITIVE_INFINITY
}
