/**
 * Domains where many people have their mailbox, most used first. A slip of the finger that leads close to
 * one of them is taken for a typo, so none here is short: too many real domains are close to `aol.com`.
 */
export const largeMailboxes = [
  'gmail.com', 'yahoo.com', 'hotmail.com', 'outlook.com', 'icloud.com', 'comcast.net', 'verizon.net',
  'sbcglobal.net', 'bellsouth.net', 'charter.net', 'earthlink.net', 'optonline.net', 'windstream.net',
  'centurylink.net', 'frontier.com', 'frontiernet.net', 'suddenlink.net', 'mindspring.com', 'netzero.net',
  'rocketmail.com', 'protonmail.com', 'fastmail.com', 'googlemail.com', 'sympatico.ca', 'videotron.ca',
] // biome-ignore format: a table

/** Names that stand before several endings: `hotmail.co.uk`, `yahoo.com.mx`. */
export const namesOfMailboxes = ['gmail', 'yahoo', 'hotmail', 'outlook', 'icloud']

/** What those names end with, apart from `com`. */
export const endingsOfMailboxes = new Set([
  'com', 'ca', 'com.mx', 'es', 'co.uk', 'fr', 'de', 'it', 'com.br', 'com.ar', 'com.au', 'co.in', 'co.jp',
]) // biome-ignore format: a table

/** Endings whose misspelling is looked for. */
export const commonEndings = ['com', 'net', 'org', 'edu', 'gov', 'com.mx', 'co.uk', 'com.br']

/** Mailboxes named by the word before their ending alone: `ana@gmail`. */
export const shortNames: Readonly<Record<string, string>> = {
  gmail: 'gmail.com', yahoo: 'yahoo.com', hotmail: 'hotmail.com', outlook: 'outlook.com',
  icloud: 'icloud.com', aol: 'aol.com', msn: 'msn.com', live: 'live.com', comcast: 'comcast.net',
  verizon: 'verizon.net', att: 'att.net', cox: 'cox.net', sbcglobal: 'sbcglobal.net',
} // biome-ignore format: a table

/** Real domains that are a slip away from a large one; they are never taken for a typo. */
export const realDomains = new Set([
  'mail.com', 'email.com', 'ymail.com', 'cloud.com', 'verizon.com', 'comcast.com', 'charter.com', 'outlook.jp',
  'fastmail.fm', 'fastmail.net', 'frontier.net', 'centurylink.com', 'windstream.com', 'earthlink.com',
  'optimum.net', 'netzero.com', 'yahoo.co.nz', 'yahoo.cn', 'protonmail.ch', 'gmail.co.uk', 'googlemail.co.uk',
]) // biome-ignore format: a table
