import { z } from 'zod'
import type { TwilioAccount } from '#integrations/texts/twilio.ts'

/** What the environment says of texts; null: nobody carries them. */
export type TextEnvironment = { twilio: TwilioAccount | null }

/** Where Twilio itself is reached. */
const twilio = 'https://api.twilio.com'

const accountWords = 'must be AC and 32 hexadecimal digits'

/** The variables about texts. */
export const textVariables = {
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-z]+$/i, accountWords)
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z
    .string()
    .regex(
      /^(\+[1-9]\d{7,14}|MG[0-9a-f]{32})$/i,
      'must be a number such as +15125550123, or the id of a messaging service (MG…)',
    )
    .optional(),
  TWILIO_BASE_URL: z
    .string()
    .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''), 'must be an address')
    .default(twilio),
}

type Values = z.infer<ReturnType<typeof z.object<typeof textVariables>>>

/** What the variables say together. */
export function arrangeTexts(values: Values): TextEnvironment {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = values
  const { TWILIO_FROM: from, TWILIO_BASE_URL: baseUrl } = values
  const isWhole = accountSid && authToken && from
  return { twilio: isWhole ? { accountSid, authToken, from, baseUrl } : null }
}

/**
 * Half an account would text nobody, and say nothing; nor would one that Twilio cannot know. What stands
 * in for Twilio elsewhere may number its accounts as it likes.
 */
export function contradictionsOfTexts(values: Values): string[] {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM, TWILIO_BASE_URL } = values
  const given = [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM].filter(Boolean)
  const isTwilios = !TWILIO_ACCOUNT_SID || /^AC[0-9a-f]{32}$/i.test(TWILIO_ACCOUNT_SID)
  const faults = []
  if (TWILIO_BASE_URL === twilio && !isTwilios) faults.push(`TWILIO_ACCOUNT_SID ${accountWords}.`)
  if (given.length % 3 !== 0)
    faults.push('TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM belong together.')
  return faults
}
