/** The longest reason for a suspension, in characters. */
export const longestReason = 300

const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/**
 * Reads why somebody is suspended, as it was typed: one line, since it is read in lists and letters. Null when
 * it is empty or longer than {@link longestReason}.
 */
export function readReason(typed: string): string | null {
  const reason = oneLine(typed)
  return reason === '' || [...reason].length > longestReason ? null : reason
}

/** Words in one line, without signs that do something and are not read. */
export function oneLine(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').replace(acting, '').trim()
}
