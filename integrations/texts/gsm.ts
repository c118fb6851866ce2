/**
 * The alphabet every telephone knows, and its extension (3GPP TS 23.038): a text in it has 160 signs a
 * part; with one other sign in it, 70.
 */
const alphabet = new Set([
  ...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
  ...'^{}\\[~]|€',
])

/** Signs that keyboards put in by themselves, as people would write them without. */
const plainSigns: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '…': '...',
  '´': "'",
  '`': "'",
  '•': '-',
  '\u00a0': ' ',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  œ: 'oe',
  Œ: 'OE',
}

/** Writes a text with the signs of that alphabet where a sign has a likeness there; others stay as they are. */
export function foldIntoGsm(text: string): string {
  return [...text.normalize('NFC')].map(foldSign).join('')
}

function foldSign(sign: string): string {
  if (alphabet.has(sign)) return sign
  const plain = plainSigns[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '')
  return plain !== '' && [...plain].every((one) => alphabet.has(one)) ? plain : sign
}
