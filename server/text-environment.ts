import { z } from 'zod'
import type { TwilioAccount } from '#integrations/texts/twilio.ts'

/** What the environment says of texts; null: nobody carries them. */
export type TextEnvironment = { twilio: TwilioAccount | null }

/** The variables about texts. */
export const textVariables = {
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, 'must be AC and 32 hexadecimal digits')
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
    .default('https://api.twilio.com'),
}

type Values = z.infer<ReturnType<typeof z.object<typeof textVariables>>>

/** What the variables say together. */
export function arrangeTexts(values: Values): TextEnvironment {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = values
  const { TWILIO_FROM: from, TWILIO_BASE_URL: baseUrl } = values
  const isWhole = accountSid && authToken && from
  return { twilio: isWhole ? { accountSid, authToken, from, baseUrl } : null }
}

/** Half an account would text nobody, and say nothing. */
export function contradictionsOfTexts(values: Values): string[] {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM } = values
  const given = [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM].filter(Boolean)
  return given.length % 3 === 0
    ? []
    : ['TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM belong together.']
}
