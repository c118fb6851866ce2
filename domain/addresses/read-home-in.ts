import { accept, type Result } from '#domain/result.ts'
import type { Home, Place } from './home.ts'
import { type ReadRefusal, readAddress } from './read-address.ts'
import { standardizeAddress } from './standardize-address.ts'
import { standardizeLot } from './standardize-lot.ts'

/** A home as somebody types it: a street address or a lot, and a unit where there is one. */
export type ToldHome = { street: string; unit: string; lotNumber: string }

/** Reads a home as somebody typed it into fields of its own; what they leave out of the town is `place`. */
export function readHomeIn(
  place: Place,
  { street, unit, lotNumber }: ToldHome,
): Result<Home, ReadRefusal> {
  const typed = street.trim() === '' ? asLot(lotNumber) : street
  const read = readAddress(typed, place)
  return read.ok && unit.trim() !== '' ? withUnit(read.value, unit) : read
}

/** A bare number is a lot where a lot was asked for. */
function asLot(typed: string): string {
  return /^\s*(lots?|lt|l|block|blk|bk|b)\b|^\s*l\d/i.test(typed) ? typed : `Lot ${typed}`
}

/** The unit may stand in the line too: one of both is enough, two different ones cannot be read. */
function withUnit(home: Home, unit: string): Result<Home, ReadRefusal> {
  if (home.kind === 'lot') {
    const { lot, unit: inLine, ...place } = home
    const read = standardizeLot({ ...place, lot: [lot, inLine].filter(Boolean).join(' '), unit })
    return read.ok ? accept({ kind: 'lot', ...read.value }) : read
  }
  const { street, unit: inLine, ...place } = home
  const line = [street, inLine].filter(Boolean).join(' ')
  const read = standardizeAddress({ ...place, street: line, unit })
  return read.ok ? accept({ kind: 'street', ...read.value }) : read
}
