/** What does something where it is printed, or hides: control characters but line ends and tabs, and what turns the direction of writing. */
const acting = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu

/** Reads a message as it was typed or came by mail: one kind of line end, nothing that acts, no space around. */
export function readMessageText(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(acting, '').normalize('NFC').trim()
}
