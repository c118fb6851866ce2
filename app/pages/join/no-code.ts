import { type NoCode, whatIsNoCode } from '#domain/invitations/what-is-no-code.ts'
import type { CodeTrouble } from './code-form.tsx'

const keys = {
  'too short': 'notACode',
  'too long': 'tooLong',
  email: 'anEmail',
  'link without a code': 'noCodeInLink',
} as const satisfies Record<NoCode, CodeTrouble['key']>

/** Why what was typed, or stands in a link, is no code. */
export function noCode(typed: string): CodeTrouble {
  return { key: keys[whatIsNoCode(typed)] }
}
