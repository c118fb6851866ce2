import { render, toPlainText } from '@react-email/render'
import type { Envelope, Locale } from './mail.ts'
import type { Message } from './message.ts'
import { accountClosed } from './templates/account-closed.ts'
import { accountExists } from './templates/account-exists.tsx'
import { addressChangeAsked, addressChanged, addressTakenBack } from './templates/address-change.ts'
import { confirmAddress } from './templates/confirm-address.tsx'
import { curtainLifted } from './templates/curtain-lifted.ts'
import { askedToJoinGroup, letIntoGroup } from './templates/groups.ts'
import { homeConfirmed, homeDeclined } from './templates/home-settled.ts'
import { appointedHead, removedFromHousehold } from './templates/household.ts'
import {
  householdActive,
  householdInactive,
  movedToHousehold,
  steppedHeadDown,
} from './templates/household-status.ts'
import { invitation, reminder } from './templates/invitation.tsx'
import { joinRequestDeclined, memberAlready } from './templates/join-request.ts'
import { mailboxProof } from './templates/mailbox-proof.tsx'
import { signInBack, signInMerged } from './templates/merged-sign-in.ts'
import { moveCancelled, movedOut, movePlanned, moveUndone } from './templates/moves.ts'
import { addressInUse, confirmNewAddress } from './templates/new-address.tsx'
import { dailyNotices, notice } from './templates/notices.tsx'
import { passwordChanged, resetPassword } from './templates/password.tsx'
import { signInChanged } from './templates/sign-in-changed.tsx'
import { reinstated, suspended } from './templates/standing.ts'
import { supportAccess } from './templates/support-access.ts'
import { supportAnswered } from './templates/support-answered.tsx'
import type { FactsOf, Template } from './templates/template.ts'
import { trialEnded, trialEnding } from './templates/trial.ts'
import { welcome } from './templates/welcome.ts'

/** A message as it is read: its subject, and its body with and without pictures. */
export type Rendered = { subject: string; html: string; text: string }

const templates: { [Name in Message['template']]: Template<Name> } = {
  invitation,
  reminder,
  welcome,
  'home confirmed': homeConfirmed,
  'home declined': homeDeclined,
  'asked to join group': askedToJoinGroup,
  'let into group': letIntoGroup,
  'curtain lifted': curtainLifted,
  'support access': supportAccess,
  'member already': memberAlready,
  'join request declined': joinRequestDeclined,
  'appointed head': appointedHead,
  'removed from household': removedFromHousehold,
  'household inactive': householdInactive,
  'household active': householdActive,
  'moved to household': movedToHousehold,
  'stepped head down': steppedHeadDown,
  'move planned': movePlanned,
  'moved out': movedOut,
  'move cancelled': moveCancelled,
  'move undone': moveUndone,
  'sign-in merged': signInMerged,
  'sign-in back': signInBack,
  suspended,
  reinstated,
  'mailbox proof': mailboxProof,
  notice,
  'daily notices': dailyNotices,
  'confirm address': confirmAddress,
  'account exists': accountExists,
  'reset password': resetPassword,
  'password changed': passwordChanged,
  'sign-in changed': signInChanged,
  'confirm new address': confirmNewAddress,
  'address in use': addressInUse,
  'address change asked': addressChangeAsked,
  'address changed': addressChanged,
  'address taken back': addressTakenBack,
  'account closed': accountClosed,
  'trial ending': trialEnding,
  'trial ended': trialEnded,
  'support answered': supportAnswered,
}

/**
 * Renders a message. Laying out a letter takes milliseconds, so each template is laid out once per
 * language and shape (which facts are there), with marks in place of the facts, and then filled.
 */
export async function renderMessage(
  message: Message,
  { locale, unsubscribeUrl }: Pick<Envelope, 'locale' | 'unsubscribeUrl'>,
): Promise<Rendered> {
  const facts = new Map<string, string>()
  const marked = mark({ ...message, unsubscribeUrl }, '', facts) as Marked
  const shape = `${locale} ${JSON.stringify(marked)}`
  const known = laidOut.get(shape) ?? layOut(marked, locale)
  laidOut.set(shape, known)
  const { subject, html, text } = await known
  return {
    subject: fill(subject, facts, oneLine),
    html: fill(html, facts, escapeHtml),
    text: fill(text, facts, (fact) => fact),
  }
}

const laidOut = new Map<string, Promise<Rendered>>()

type Marked = FactsOf<Message['template']>

async function layOut(facts: Marked, locale: Locale): Promise<Rendered> {
  const template = templates[facts.template] as Template<typeof facts.template>
  const html = await render(template.letter(facts, locale))
  return { subject: template.subject(facts, locale), html, text: toPlainText(html) }
}

const [open, close] = ['\u27e6', '\u27e7']
const marks = /\u27e6([^\u27e7]*)\u27e7/g

/** What the words depend on, rather than merely print: it stays as it is. */
const decisive = new Set(['template', 'kind'])

/** Puts a mark where each fact is printed, and remembers the facts by their marks. */
function mark(value: unknown, path: string, facts: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one, index) => mark(one, `${path}.${index}`, facts))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        decisive.has(name) ? one : mark(one, `${path}.${name}`, facts),
      ]),
    )
  if (typeof value !== 'string' && typeof value !== 'number') return value
  facts.set(path, String(value))
  return `${open}${path}${close}`
}

function fill(
  words: string,
  facts: ReadonlyMap<string, string>,
  write: (fact: string) => string,
): string {
  return words.replace(marks, (_, path) => write(facts.get(path) ?? ''))
}

function escapeHtml(fact: string): string {
  return fact.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br/>')
}

/** A subject is one line, whatever stands in a name. */
function oneLine(fact: string): string {
  return fact.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
