type Field = { key: string; value: string }

/** What only programs, lists and mail servers write (RFC 3834 §2, RFC 2919, RFC 3464). */
const signs: Record<string, RegExp> = {
  'auto-submitted': /^(?!\s*no\b)/i,
  precedence: /bulk|junk|list|auto.?reply/i,
  'return-path': /^\s*<\s*>\s*$/,
  'list-id': /./,
  'list-post': /./,
  'list-unsubscribe': /./,
  'x-autoreply': /./,
  'x-autorespond': /./,
  'x-loop': /./,
  'content-type': /^\s*multipart\/report/i,
}

const mailers = /^(?:mailer-daemon|mail-daemon|postmaster|mdaemon)@/i

/** Whether nobody wrote a letter themselves: an absence note, a bounce, a list. Nothing answers it. */
export function isAutomatic(fields: readonly Field[], from: string | null): boolean {
  if (from !== null && mailers.test(from)) return true
  return fields.some(({ key, value }) => Object.hasOwn(signs, key) && signs[key]!.test(value))
}
