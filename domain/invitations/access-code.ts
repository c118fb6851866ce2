import { accept, type Result, refuse } from '#domain/result.ts'
import { alphabet, drawSymbols, inGroups, readSymbols } from '#domain/symbols.ts'
import { isOffensive } from './offensive-words.ts'

const symbolValues = new Map([...alphabet].map((symbol, value) => [symbol, value]))

/** Sixteen symbols of {@link alphabet}: fifteen by chance (75 bits), and one that checks them. */
export type AccessCode = string & { readonly brand: 'AccessCode' }

const randomSymbols = 15

/** How many symbols a code has. */
export const codeLength = randomSymbols + 1

/** Longer texts than this are not read at all, in characters. */
const longestTyped = 500

/** A new code from the system's secure random source, without words one would not print. */
export function newCode(): AccessCode {
  for (;;) {
    const symbols = drawSymbols(randomSymbols)
    const code = symbols + checkSymbol(symbols)
    if (!isOffensive(code)) return code as AccessCode
  }
}

/**
 * Reads a code as people type it: any case, spaces and dashes of any kind anywhere, `O` for zero, `I`
 * or `L` for one, or the whole link of the invitation.
 *
 * Refuses with `not a code` when it has not sixteen symbols of the alphabet, and with `mistyped` when
 * the check symbol tells that one symbol is wrong or two have changed places.
 */
export function readCode(
  typed: string,
): Result<AccessCode, { because: 'not a code' | 'mistyped' }> {
  if (typed.length > longestTyped) return refuse({ because: 'not a code' })
  const code = readSymbols(withoutLink(typed))
  if (code?.length !== codeLength) return refuse({ because: 'not a code' })
  const symbols = code.slice(0, randomSymbols)
  if (checkSymbol(symbols) !== code[randomSymbols]) return refuse({ because: 'mistyped' })
  return accept(code as AccessCode)
}

/** The code as it is printed: `7K3M-Q9XD-2F8R-VW4T`. */
export function printCode(code: AccessCode): string {
  return inGroups(code)
}

function withoutLink(typed: string): string {
  const link = /\/join\/([^/?#\s]+)/i.exec(typed)
  return link ? link[1]! : typed
}

/**
 * The check symbol is a weighted sum over the field of 32 elements. Every place has a weight of its
 * own, so one wrong symbol, and any two that changed places, always show.
 */
function checkSymbol(symbols: string): string {
  let sum = 0
  for (const symbol of symbols) sum = double(sum ^ symbolValues.get(symbol)!)
  return alphabet[sum]!
}

/** Multiplies by the generator of GF(32), whose polynomial is x⁵ + x² + 1. */
function double(element: number): number {
  const shifted = element << 1
  return shifted & 32 ? (shifted ^ 0b100101) & 31 : shifted
}
