import { givenUp, type MailReport, tidyWords } from './mail-report.ts'

/** Bounces say at once what they have to say; the rest is a copy of what we wrote. In characters. */
const longestBounce = 10_000
const longestLine = 400

/** Such a line begins the copy of what we wrote, whose words are not the server's. */
const copyBegins =
  /^[ \t>]*(?:-{2,}[ \t].*(?:copy of the message|original message|returned message|undelivered message|message headers?|headers follow)|original message headers)/i

const gaveUp =
  /permanent(?:ly)? (?:fatal )?(?:error|failure)|could ?n[o']t be delivered|undeliverable|unable to deliver|giving up|delivery (?:has )?failed|returned to sender/i
const stillTrying =
  /will (?:be retried|keep trying|continue)|still (?:being )?(?:tr(?:ied|ying)|retrying)|warning message only/i
const enhanced = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/
const basic = /(?:^|[\s:;#(])([45][0-5]\d)(?:[ -]|: ?)(?=\S)/

/**
 * Reads a bounce written for people only, as qmail and other servers write them ("Hi. This is the
 * qmail-send program…"). Null unless it says clearly what became of the message.
 */
export function readPlainBounce(text: string): Pick<MailReport, 'kind' | 'words'> | null {
  const lines = text
    .slice(0, longestBounce)
    .split(/\r?\n/)
    .map((line) => line.slice(0, longestLine))
    .filter((line) => line.trim() !== '')
  const copy = lines.findIndex((line) => copyBegins.test(line))
  const said = copy === -1 ? lines : lines.slice(0, copy)
  const coded = said.find((line) => enhanced.test(line)) ?? said.find((line) => basic.test(line))
  const words = tidyWords(coded ?? said.at(-1) ?? '')
  if (said.some((line) => stillTrying.test(line))) return { kind: 'delayed', words }
  const gives = said.some((line) => gaveUp.test(line))
  const code = coded && (enhanced.exec(coded)?.[0] ?? basic.exec(coded)?.[1])
  if (code?.startsWith('5')) return { kind: givenUp(code), words }
  return gives ? { kind: 'failed', words } : null
}
