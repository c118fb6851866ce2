import { randomBytes } from '#domain/random-bytes.ts'

/** Crockford's base 32: no I, L, O or U, so a code survives print and telephone. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const lookAlikes: Record<string, string> = { I: '1', L: '1', O: '0' }

/** So many symbols of {@link alphabet} from the system's secure random source, five bits each. */
export function drawSymbols(count: number): string {
  return Array.from(randomBytes(count), (byte) => alphabet[byte & 31]!).join('')
}

/**
 * Reads symbols as people type them: any case, spaces and dashes of any kind anywhere, `O` for zero, `I`
 * or `L` for one. Null when anything else stands among them.
 */
export function readSymbols(typed: string): string | null {
  const symbols = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212_.]/gu, '')
    .replace(/[ILO]/g, (letter) => lookAlikes[letter]!)
  return [...symbols].every((symbol) => alphabet.includes(symbol)) ? symbols : null
}

/** Symbols in groups of four, as they are printed: `7K3M-Q9XD-2F8R`. */
export function inGroups(symbols: string): string {
  return symbols.replace(/.{4}(?=.)/g, '$&-')
}
