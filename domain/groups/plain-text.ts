/** Characters that are not read but do something: control characters, and what turns the direction of writing. */
const acting = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u

/** Whether a text of several lines holds nothing but what is meant to be read. */
export function isPlainText(text: string): boolean {
  return !acting.test(text)
}
