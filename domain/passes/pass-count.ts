import { accept, type Result, refuse } from '#domain/result.ts'

/** How many blank passes may be made at once. */
export const mostPasses = 1000

/** How many passes to make, from 1 to {@link mostPasses}. */
export type PassCount = number & { readonly brand: 'PassCount' }

export type CountRefusal = { because: 'not a number' | 'too few' | 'too many' }

/** Reads a number of passes as people type it: spaces around it, and commas between thousands. */
export function readCount(typed: string): Result<PassCount, CountRefusal> {
  const digits = typed.normalize('NFKC').trim().replace(/^\+/, '')
  if (!/^-?(\d{1,12}|\d{1,3}(,\d{3}){1,3})$/.test(digits))
    return refuse({ because: 'not a number' })
  const count = Number(digits.replaceAll(',', ''))
  if (count < 1) return refuse({ because: 'too few' })
  if (count > mostPasses) return refuse({ because: 'too many' })
  return accept(count as PassCount)
}
