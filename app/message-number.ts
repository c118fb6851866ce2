/** The number of a message as a browser says it, from 1; null for anything that is none. */
export function messageNumber(text: string | null | undefined): number | null {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null
}
