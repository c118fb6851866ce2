import { type Name, readName } from './person-name.ts'
import type { PhoneNumber } from './phone-number.ts'
import { type NumberFault, readTextNumber } from './text-number.ts'

/** What is wrong with a number that was given with a name. */
export type GivenFault = NumberFault | 'wrong name'

/** The longest name beside a number, in characters. */
export const longestContactName = 80

/** A number and a name as somebody gave them, and what they were read as. */
export type GivenNumber = {
  /** As it was typed, in one line. */
  typed: string
  number: PhoneNumber | null
  /** Null: none was given, or it cannot be read. */
  name: Name | null
  fault: GivenFault | null
}

/** Reads a number with the name beside it; the name may be left out. */
export function readGivenNumber(typed: { number: string; name: string }): GivenNumber {
  const words = `${typed.name} ${typed.number}`.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  const number = readTextNumber(typed.number.trim())
  const isNamed = typed.name.trim() !== ''
  const name = isNamed ? readName(typed.name, longestContactName) : null
  const nameFault = isNamed && name === null ? 'wrong name' : null
  return {
    typed: [...words].slice(0, 80).join(''),
    number: number.ok ? number.value : null,
    name,
    fault: number.ok ? nameFault : number.refusal.because,
  }
}
