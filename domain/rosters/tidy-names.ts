import { isTitle } from './name-words.ts'
import { nameSaysLeft } from './says-left.ts'

/** A cell of names without what is no name, and what was taken off. */
export type TidyNames = {
  text: string
  /** E-mail addresses that stood among the names. */
  emails: string[]
  /** Somebody was meant who has no name of their own: `et al`, `and wife`. */
  hasOthers: boolean
  hasCareOf: boolean
  /** Nobody but who gets the mail for them is named: `c/o Bob Lee`. */
  isOnlyCareOf: boolean
  isDeceased: boolean
  /** It says that somebody has left the home: `SOLD - Abe Gil`. */
  hasLeft: boolean
}

const pictures = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\u20e3|\ufe0f)+/gu
/** A name without hearts and houses. */
export function withoutPictures(typed: string): string {
  return /^[ -~]*$/.test(typed) ? typed : typed.replace(pictures, ' ')
}

const emailForm = /<?([^\s<>()[\],;:]+@[^\s<>()[\],;]+)>?/g
const careOf =
  /\s*(?:\bc\s?[/.]\s?o\b|\bcare of\b|\ba\/c\b|(?<!\d)%)\s*[:.]?\s+.*$|\s*(?:\battn|\battention):?\s+.*$/i
const others =
  /[\s,&]*(?:\b(?:and|y|with)\s+)?\b(?:et\.? ?al|et\.? ?ux|et\.? ?vir|etal|etux|etvir|others|otros|(?:his |her |su )?(?:wife|husband|spouse|family|familia|esposa|esposo|conyuge|co-?owners?))\b\.?[\s,]*$/i
/** A wife or husband who is named behind the word, in plain words or the Latin of deeds. */
const andSpouse =
  /[\s,]*(?:\bet\.? ?(?:ux|vir)\b\.?|(?<!\b(?:husband|wife|esposo|esposa)\s+)(?:&|\band\b|\by\b)\s*(?:(?:his|her|su)\s+)?\b(?:wife|husband|spouse|esposa|esposo)\b)[\s,]+(?=\p{L})(?!as\b|como\b)/giu
const tenancy =
  /[\s,(]*\b(?:h\s?\/\s?w|h\s?&\s?w|w\s?\/\s?h|jt\s?\/?\s?ten|j\s?\/\s?t|jtwros|jtrs|jt wros|joint tenants?|tenants? in common|t\s?\/\s?c|t\s?\/\s?e|tic|ten com|husband and wife|husband & wife|wife and husband|a married couple|an? (?:single|married|unmarried) (?:man|woman|person)|(?:a )?(?:widow|widower|viuda|viudo)|life est(?:ate)?|l\/e)\b[\s.,)]*$/i
/** How a widow is called after her husband, who is nobody of the home: `Ana Ruiz viuda de Sáenz`. */
const widowOf = /(?<=\p{L})[\s,–-]+(?:viuda|vda\.?) de\s.*$/iu
const deceased = /\b(?:deceased|dec'?d|decd|fallecid[oa]|difunt[oa]|r\.?i\.?p)\b\.?/i

const label =
  /^(?:\d{1,3}[.)]\s+)?(?:(?:home)?owners?|tenants?|renters?|residents?|name|propietari[oa]|inquilin[oa])?\s*\d?\s*[:–-]\s+|^\d{1,3}[.)]\s+/i
const labelBehind =
  /(?:\s+[–-]\s+|(?<=\p{L} \p{L}+), )(?:(?:home)?owners?|tenants?|renters?|renting|residents?|propietari[oa]|inquilin[oa])$/iu
const partnerBehind = /[\s,]*(?:&|\band\b|\by\b)\s*(?:partners?|sra|mrs|pareja)\.?\s*$/i

/** Takes off what stands beside names: addresses, brackets, labels, `c/o`, `et al`, how they own the home. */
export function tidyNames(typed: string): TidyNames {
  const matches = typed.includes('@') ? [...typed.matchAll(emailForm)] : []
  const emails = matches.map((match) => match[1]!.replace(/^mailto:/i, ''))
  const alone = emails.length > 0 ? typed.replace(emailForm, ' ') : typed
  const even = withoutPictures(alone).replace(/[\t\u00a0 ]+/g, ' ')
  const isDeceased = deceased.test(even)
  const inLife = even.replace(deceased, ' ').replace(/\(\s*\)/g, ' ')
  const bare = withoutBrackets(inLife).replace(label, '').replace(labelBehind, '')
  const own = bare.replace(widowOf, '').replace(careOf, '')
  const isOnlyCareOf = own === '' && bare !== ''
  const named = (isOnlyCareOf ? bare.replace(careOfSign, '') : own).replace(andSpouse, ' & ')
  const { text, hasOthers } = withoutOthers(named)
  return {
    text: text.replace(/\s+([,;])/g, '$1').replace(/^[\s,;&*.-]+|[\s,;&*-]+$/g, ''),
    emails,
    hasOthers,
    hasCareOf: careOf.test(bare) && !isOnlyCareOf,
    isOnlyCareOf,
    isDeceased,
    hasLeft: nameSaysLeft(even),
  }
}

const careOfSign = /^\s*(?:c\s?[/.]\s?o|care of|attn|attention|%)\s*[:.]?\s*/i

/** Brackets and quotes hold nicknames and remarks. */
function withoutBrackets(text: string): string {
  if (!/[()[\]"“”']/.test(text)) return text.trim()
  const outside = text
    .replace(/\([^()]*\)|\[[^[\]]*\]|["“”][^"“”]*["“”]/g, ' ')
    .replace(/(?<=^|\s)'[^']+'(?=\s|$)/g, ' ')
  const kept = /\p{L}/u.test(outside) ? outside : text.replace(/[()[\]"“”]/g, ' ')
  return kept.replace(/ +/g, ' ').trim()
}

function withoutOthers(typed: string): { text: string; hasOthers: boolean } {
  let text = typed
  let hasOthers = false
  for (let turn = 0; turn < 3; turn += 1) {
    const free = text.replace(tenancy, '')
    const alone = free.replace(others, '').replace(partnerBehind, '')
    hasOthers ||= alone !== free
    if (alone === text) break
    text = alone
  }
  return { text: text.trim() || typed, hasOthers }
}

const couple = /^(?:mr|dr|sr)\.?\s*(?:&|and|y|\/)\s*(?:mrs|ms|dr|sra|dra)\.?\s+/i

/** `Mr. & Mrs. Bob Smith` names one of two people: answers the rest, and null where no such couple stands. */
export function afterCoupleTitle(text: string): string | null {
  return couple.test(text) ? text.replace(couple, '') : null
}

/** The words of a name without the titles before it. */
export function withoutTitles(words: readonly string[]): string[] {
  const start = words.findIndex((word) => !isTitle(word))
  return start < 0 ? [] : words.slice(start)
}

/** `The Petersons`, `Familia García`: a family, and nobody of it by name. */
export function isFamily(text: string): boolean {
  return /^(?:the\s+\S+|(?:la\s+)?familia\s.+|los\s+\S+|\S+ (?:residence|household|house|hogar))$/i.test(
    text,
  )
}
