import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hash } from '@node-rs/argon2'
import { connect, type Db } from '#database/connect.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { type Invited, inviteMember } from '#domain/invitations/invite-member.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { deriveServerKey, type ServerKey } from '#domain/server-key.ts'
import { serverOf } from '#test/embedded-folder.ts'
import { aCommunity, aNewcomer, anAccount } from '#test/factories.ts'
import { addressIn } from '../application.ts'

/** The database of a running application, seen from outside. */
export type Inside = {
  address: string
  db: Db
  owner: Db
  key: ServerKey
  close(): Promise<void>
}

/** Opens the embedded database of `dataDir`, whose application is running. */
export async function lookInside(dataDir: string): Promise<Inside> {
  const secret = Buffer.from((await readFile(join(dataDir, 'server-key'), 'utf8')).trim(), 'hex')
  return lookInto(addressIn(dataDir), secret)
}

/** Opens the database at an address, with the key of the application that runs on it. */
export function lookInto(address: string, secret: Uint8Array): Inside {
  const db = connect(address, { as: 'application', most: 16 })
  const owner = connect(address, { as: 'owner', most: 2 })
  const close = async () => void (await Promise.all([db.destroy(), owner.destroy()]))
  return { address, db, owner, key: deriveServerKey(secret), close }
}

/** Kills the embedded server of `dataDir`, and waits until a process of the application has started another. */
export async function crashServer(dataDir: string): Promise<void> {
  const killed = serverOf(dataDir)
  process.kill(killed!, 'SIGKILL')
  while ([killed, null].includes(serverOf(dataDir))) await sleep(5)
}

/** Somebody who is invited and has not come yet. */
export type Expected = Invited & { code: string; email: string }

/** A community with so many people who are expected. */
export async function expectPeople(
  { db, key }: Inside,
  count: number,
): Promise<{ leader: Actor; slug: string; people: Expected[] }> {
  const { leader, slug } = await aCommunity(db)
  const people: Expected[] = []
  for (let number = 0; number < count; number += 1) {
    const newcomer = aNewcomer({ sendNow: false })
    const outcome = await inviteMember(db, leader, newcomer, { key })
    if (!outcome.ok) throw new Error(outcome.refusal.because)
    people.push({ ...outcome.value, code: outcome.value.code!, email: newcomer.email })
  }
  return { leader, slug, people }
}

/** What the application answered, as far as a person would know: `unknown` when no answer came. */
export type Answer = 'done' | 'refused' | 'unknown'

/** A browser that speaks HTTP and keeps cookies; connections may break at any moment. */
export function aBrowser(url: string, network: string) {
  const cookies = new Map<string, string>()
  const ask = async (path: string, fields?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(url + path, {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-for': network,
        'sec-fetch-site': 'same-origin',
      },
      ...(fields && { body: new URLSearchParams(fields) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return answer
  }
  return { cookies, ask }
}

export type TestBrowser = ReturnType<typeof aBrowser>

/** Types the code and answers the questions; `done` once the application said to look into the mailbox. */
export function signUp(browser: TestBrowser, person: Expected): Promise<Answer> {
  return known(async () => {
    const offered = await browser.ask('/join/resident', { accessCode: person.code })
    if (offered.status !== 302) return whatCame(offered)
    const answer = await browser.ask('/join/resident/sign-up', {
      firstName: person.firstName,
      lastName: person.lastName,
      email: person.email,
      phone: '',
      password: 'seven little goats',
    })
    return answer.headers.get('location') === '/verify-email' ? 'done' : whatCame(answer)
  })
}

/** Confirms the address as the e-mail's link would; `done` once the application let them in. */
export function confirm(browser: TestBrowser, key: ServerKey): Promise<Answer> {
  return known(async () => {
    const signUpId = browser.cookies.get('sign-up')?.split('.')[0] ?? ''
    const { token } = proofOf(key, { purpose: 'sign-up', id: signUpId })
    const answer = await browser.ask(`/verify-email/${token}`, {})
    return answer.headers.get('location')?.startsWith('/c/') ? 'done' : whatCame(answer)
  })
}

/** What somebody was told on the way in. */
export type Walk = { person: Expected; signedUp: Answer; joined: Answer }

/** Signs up and, once told to look into the mailbox, confirms the address. */
export async function walkIn(
  { key }: Inside,
  { url, person, network }: { url: string; person: Expected; network: string },
): Promise<Walk> {
  const browser = aBrowser(url, network)
  const signedUp = await signUp(browser, person)
  const joined = signedUp === 'done' ? await confirm(browser, key) : 'unknown'
  return { person, signedUp, joined }
}

/** An answer nobody should get, whatever happens to the application. */
class WrongAnswer extends Error {}

/** A 503 asks to come back, and must say when; anything else that is not success is a refusal. */
function whatCame(answer: Response): Answer {
  if (answer.status < 500) return 'refused'
  if (answer.status === 503 && answer.headers.has('retry-after')) return 'unknown'
  throw new WrongAnswer(`It answered ${answer.status}, and not when to come back.`)
}

/** A broken connection says nothing at all. */
async function known(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof WrongAnswer) throw error
    return 'unknown'
  }
}

const password = 'seven little goats'
const passwordHash = hash(password)

/** Somebody who has an account already, signed in at a browser of their own. */
export async function aSignedInPerson(
  inside: Inside,
  { url, network, email }: { url: string; network: string; email?: string },
): Promise<{ browser: TestBrowser; accountId: string; email: string }> {
  const account = await anAccount(inside.db, { email })
  await givePassword(inside, account.id)
  const browser = aBrowser(url, network)
  await signIn(browser, account.email)
  return { browser, accountId: account.id, email: account.email }
}

/** Lets an account sign in with the password of all tests. */
export async function givePassword({ db }: Inside, accountId: string): Promise<void> {
  await db
    .insertInto('signInMethods')
    .values({
      id: newId(),
      accountId,
      provider: 'credential',
      providerAccountId: accountId,
      passwordHash: await passwordHash,
    })
    .onConflict((same) => same.doNothing())
    .execute()
}

export async function signIn(browser: TestBrowser, email: string): Promise<void> {
  const answer = await browser.ask('/sign-in', { email, password, next: '' })
  if (answer.status !== 303) throw new Error(`Nobody was signed in: ${answer.status}`)
}
