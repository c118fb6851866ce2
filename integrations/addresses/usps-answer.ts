import { z } from 'zod'
import { accept, type Result, refuse } from '#domain/result.ts'
import { AddressesDown, type StandardAddress, type StandardizeRefusal } from './addresses.ts'

const text = z.string().nullish()
const codes = z.array(z.object({ code: z.coerce.string().nullish() })).nullish()

const found = z.object({
  address: z.object({
    streetAddress: text,
    secondaryAddress: text,
    city: text,
    state: text,
    ZIPCode: text,
    ZIPPlus4: text,
  }),
  additionalInfo: z.object({ DPVConfirmation: text }).nullish(),
  corrections: codes,
  matches: codes,
})

const complaint = z.object({ error: z.object({ message: text }) })

/** Return codes that stand in the place of an answer. */
const refusalOfCode: Record<string, StandardizeRefusal> = {
  '10': { because: 'unreadable street' },
  '11': { because: 'unreadable zip' },
  '12': { because: 'unknown state' },
  '13': { because: 'unknown city' },
  '21': { because: 'not found' },
  '22': { because: 'several', candidates: [] },
}

/** What a complaint is about, the most telling words first. */
const refusalOfWords: [RegExp, StandardizeRefusal][] = [
  [/more than one address/i, { because: 'several', candidates: [] }],
  [/\bzip code\b/i, { because: 'unreadable zip' }],
  [/\bcity and state\b|\bcity in the request\b/i, { because: 'unknown city' }],
  [/\bstate code\b/i, { because: 'unknown state' }],
  [/\baddress\b/i, { because: 'not found' }],
]

/**
 * Reads an answer of the Addresses API by its status and body. A 400 or 404 that complains about the
 * address is a refusal; everything else that is no address throws `AddressesDown`.
 */
export function readUspsAnswer(
  status: number,
  body: string,
): Result<StandardAddress, StandardizeRefusal> {
  const answer = parseJson(body)
  if (status === 200) return readFound(found.safeParse(answer).data)
  const said = complaint.safeParse(answer).data?.error.message
  const refusal = status === 400 || status === 404 ? refusalFor(said ?? '') : undefined
  if (!refusal) throw new AddressesDown(`The postal authority answered ${status}`)
  return refuse(refusal)
}

function readFound(
  answer: z.infer<typeof found> | undefined,
): Result<StandardAddress, StandardizeRefusal> {
  const notes = [...(answer?.corrections ?? []), ...(answer?.matches ?? [])]
  const refusal = notes.map(({ code }) => refusalOfCode[code ?? '']).find(Boolean)
  if (refusal) return refuse(refusal)
  const { streetAddress, secondaryAddress, city, state, ZIPCode, ZIPPlus4 } = answer?.address ?? {}
  if (!streetAddress || !city || !state || !ZIPCode) {
    throw new AddressesDown('The postal authority gave an answer we cannot read')
  }
  return accept({
    street: streetAddress,
    unit: secondaryAddress || null,
    city,
    state,
    zip: ZIPPlus4 ? `${ZIPCode}-${ZIPPlus4}` : ZIPCode,
    deliverable: answer?.additionalInfo?.DPVConfirmation === 'Y',
  })
}

/** The gateway's own complaints speak of its specification and are faults, not refusals. */
function refusalFor(message: string): StandardizeRefusal | undefined {
  if (/OASValidation/i.test(message)) return undefined
  return refusalOfWords.find(([words]) => words.test(message))?.[1]
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
