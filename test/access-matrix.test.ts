import { readFile } from 'node:fs/promises'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { expect } from 'vitest'
import routes from '#app/routes.ts'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { setHouseholdInactive } from '#domain/households/set-household-status.ts'
import { newCode } from '#domain/invitations/access-code.ts'
import { newId } from '#domain/new-id.ts'
import type { SecondStep } from '#integrations/identity/identity.ts'
import { test as withDatabase } from './database.ts'
import { aCommunity, aMember, anAccount, anInvitation } from './factories.ts'
import { aHousehold } from './households.ts'
import { comeTo, homeAt } from './open-codes.ts'
import { systemRole } from './roles.ts'
import { change } from './rows.ts'
import { anAccess, aSupportAgent } from './support.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, type TestVisitor } from './visitor.ts'

const readTable = (name: string) => readFile(new URL(`access/${name}.txt`, import.meta.url), 'utf8')

/**
 * Who gets what from every address: a page, the way to sign in, the way on to another page, or the status
 * of a refusal. A line with one answer holds for everybody. `elsewhere` leads another community; `closed`
 * belongs to this one, and it is behind the curtain; `paused` is of its board, and lives only in a household
 * that was set inactive; `support` is an agent inside at the word of its leader, with two-factor. What
 * others get follows from it, below.
 */
const tables = ['outside', 'account', 'people', 'inviting', 'homes', 'governing', 'support']
const rows = (await Promise.all(tables.map(readTable)))
  .flatMap((table) => table.split('\n'))
  .filter((line) => line !== '')
  .map((line) => line.split(/ +/))
const [, ...who] = rows[0]!
const lines = rows.filter(([method]) => method !== 'WHO')

const written = Object.fromEntries(
  lines.map(([method, path, ...answers]) => [
    `${method} ${path}`,
    Object.fromEntries(who.map((name, at) => [name, answers[answers.length === 1 ? 0 : at]!])),
  ]),
)

/** What may be sent although the trial has ended: how to go on, and what support is asked. */
const sentAllTheSame = [
  'POST /c/:slug/contact',
  'POST /c/:slug/contact/seen',
  'POST /c/:slug/contact/typing',
  'POST /c/:slug/audit/export',
  'POST /c/:slug/members/export/file',
  'POST /c/:slug/households/export/file',
  'POST /c/:slug/properties/export/file',
  'POST /c/:slug/trial/extend',
  'POST /c/:slug/preferences/support/:accessId/end',
]

/** What a community that can only be looked at answers: pages as ever, and no to every form. */
const lookedAt = (as: string) => (line: string, answers: Record<string, string>) =>
  /^POST [/]c[/]/.test(line) && !sentAllTheSame.includes(line) ? '403' : answers[as]!

/** What a leader is answered otherwise while the curtain is drawn: there is one to plan, and none to draw. */
const whileDrawn: Record<string, string> = {
  'GET /c/:slug/preferences/black-curtain/draw': 'on',
  'POST /c/:slug/preferences/black-curtain/draw': 'on',
  'GET /c/:slug/preferences/black-curtain/plan': 'page',
  'POST /c/:slug/preferences/black-curtain/plan': '400',
}

/** Where somebody is told that they wait for a leader: anywhere inside, and nothing else is told. */
const whileWaiting = (line: string, answers: Record<string, string>) => {
  if (line === 'GET /join/resident/waiting') return 'page'
  if (line.endsWith(' /account/communities/:slug/leave')) return answers.resident!
  return / [/]c[/]:slug/.test(line) ? 'on' : answers.stranger!
}

/** Whose answers follow from the table: a curtain holds no leader, and an ended trial only looks. */
const following: Record<string, (line: string, answers: Record<string, string>) => string> = {
  waiting: whileWaiting,
  'leader of closed': (line, answers) => whileDrawn[line] ?? answers.leader!,
  'resident of ended': lookedAt('resident'),
  'board of ended': lookedAt('board'),
  'leader of ended': lookedAt('leader'),
}

const everybody = [...who, ...Object.keys(following)]

const expected = Object.fromEntries(
  Object.entries(written).map(([line, answers]) => [
    line,
    everybody.map((name) => answers[name] ?? following[name]!(line, answers)),
  ]),
)

/** Every address of the table of contents, with the name of what stands there. */
function addressesOf(
  entries: readonly RouteConfigEntry[],
  above = '',
): { path: string; name: string }[] {
  return entries.flatMap(({ path, index, file, id, children = [] }) => {
    const full = path ? `${above}/${path}` : above
    const own = { path: full || '/', name: id ?? file.replace(/[.]tsx?$/, '') }
    return [...(path || index ? [own] : []), ...addressesOf(children, full)]
  })
}

const addresses = addressesOf(routes)
const paths = [...new Set(addresses.map(({ path }) => path))]
const methods = ['GET', 'POST'] as const

const now = new Date()

/** Somebody of the board whose only household is set inactive; their account. */
async function aPausedBoardMember(db: Db, town: Awaited<ReturnType<typeof aCommunity>>) {
  const { communityId, leader: by, householdId, heads } = await aHousehold(db, { town })
  const { accountId, memberId } = heads[0]!
  const roleId = await systemRole(db, by, 'board')
  await change(db, 'members', { communityId, id: memberId }, { roleId })
  const paused = await setHouseholdInactive(db, by, { householdId, because: 'arrears' })
  if (!paused.ok) throw new Error(paused.refusal.because)
  return accountId
}

/** A community, one behind the curtain, one whose trial has ended, and everybody with their account. */
async function aTown(house: House) {
  const { db } = house.services
  const [open, closed, other] = [await aCommunity(db), await aCommunity(db), await aCommunity(db)]
  const ended = await aCommunity(db, { trialEndsAt: addDays(now, -1) })
  const { communityId } = open
  const member = async (given: Partial<Parameters<typeof aMember>[1]>) =>
    (await aMember(db, { communityId, ...given })).accountId
  const outside = await member({ communityId: other.communityId })
  await aMember(db, { communityId: closed.communityId, accountId: outside })
  await inCommunity(db, closed.communityId, (db) =>
    db
      .updateTable('communities')
      .set({ curtainDrawnAt: now })
      .where('id', '=', closed.communityId)
      .execute(),
  )
  const agent = await aSupportAgent(db)
  await anAccess(db, { agent, ...open })
  const accounts: Record<string, string | null> = {
    nobody: null,
    stranger: (await anAccount(db)).id,
    resident: await member({}),
    board: await member({ role: 'board' }),
    leader: open.leader.accountId,
    elsewhere: other.leader.accountId,
    suspended: await member({ suspendedAt: now, suspendedBecause: 'arrears' }),
    left: await member({ leftAt: now }),
    closed: outside,
    paused: await aPausedBoardMember(db, open),
    support: agent.accountId,
    waiting: (await comeTo(db, open.leader, { toldHome: homeAt('90 OAK LN') })).joining.accountId,
    'leader of closed': closed.leader.accountId,
    'resident of ended': await member({ communityId: ended.communityId }),
    'board of ended': await member({ communityId: ended.communityId, role: 'board' }),
    'leader of ended': ended.leader.accountId,
  }
  const placeOf = (name: string) =>
    name.endsWith('closed') ? closed : name.endsWith(' of ended') ? ended : open
  return { house, accounts, placeOf }
}

const test = withDatabase.extend('town', { scope: 'worker' }, async ({ db }) => aTown(aHouse(db)))

function filledIn(path: string, { slug, communityId }: { slug: string; communityId: string }) {
  const parts = {
    article: 'getting-started',
    slug,
    communityId,
    noticeId: newId(),
    claimId: newId(),
    requestId: newId(),
    invitationId: newId(),
    householdId: newId(),
    residencyId: newId(),
    channel: 'email',
    rosterId: newId(),
    propertyId: newId(),
    moveId: newId(),
    batchId: newId(),
    accessId: newId(),
    conversationId: newId(),
    fileId: newId(),
    replyId: newId(),
    sessionId: newId(),
    passkeyId: newId(),
    code: newCode(),
    token: 'nonsense',
  }
  return path
    .replace(/:(\w+)/g, (_, name) => parts[name as keyof typeof parts])
    .replace('*', 'nowhere')
}

const visitorFor = async (
  house: House,
  accountId: string | null,
  secondStep: SecondStep | null = null,
) => (accountId ? aSignedInVisitor(house, { accountId, secondStep }) : aVisitor(house))

/** A form with something for everybody, and not enough for anything new. */
const form = { told: 'daily', language: 'en' }

const ask = (visitor: TestVisitor, method: string, path: string) =>
  method === 'POST' ? visitor.post(path, form) : visitor.get(path)

function kindOf(answer: Response): string {
  const location = answer.headers.get('location')
  if (location) return location.startsWith('/sign-in') ? 'sign-in' : 'on'
  return answer.status === 200 ? 'page' : String(answer.status)
}

test('the table knows every address, and no other', () => {
  const headings = rows.filter(([method]) => method === 'WHO')
  for (const heading of headings) expect(heading).toEqual(['WHO', ...who])
  const asked = paths.flatMap((path) => methods.map((method) => `${method} ${path}`))
  expect(Object.keys(expected).sort()).toEqual(asked.sort())
})

test.for(paths)('%s answers everybody as the table says', async (path, { town }) => {
  const answers: Record<string, string[]> = { GET: [], POST: [] }
  for (const name of everybody) {
    const accountId = town.accounts[name]!
    const visitor = await visitorFor(town.house, accountId, name === 'support' ? 'app' : null)
    const address = filledIn(path, town.placeOf(name))
    for (const method of methods) answers[method]!.push(kindOf(await ask(visitor, method, address)))
  }
  for (const method of methods)
    expect(named(answers[method]!)).toEqual(named(expected[`${method} ${path}`]!))
})

const named = (cells: string[]) =>
  Object.fromEntries(everybody.map((name, at) => [name, cells[at]]))

/** A community nobody has heard of, with everything in it that a stranger must not learn. */
async function aSecretCommunity(house: House) {
  const { db } = house.services
  const community = await aCommunity(db, { name: 'Quillfeather Commons' })
  const { leader, communityId } = community
  const invited = await anInvitation(db, { by: leader, newcomer: { lastName: 'Zweig' } })
  const names = {
    role: 'leader' as const,
    lastName: 'Ojeda',
    title: 'Treasurer of Trees',
    phone: '+15125550177',
  }
  const { email } = await aMember(db, { communityId, ...names })
  const words = ['Quillfeather Commons', 'Zweig', 'Ojeda', 'Treasurer', 'MAIN ST']
  return { community, secrets: [...words, '5550177', '555-0177', invited.email, email!] }
}

test.for(['nobody', 'stranger', 'elsewhere'])(
  'no answer tells %s a name, an address or an e-mail of a community',
  async (name, { town }) => {
    const { house, accounts } = town
    const { community, secrets } = await aSecretCommunity(house)
    for (const { path, name: route } of addresses) {
      const visitor = await visitorFor(house, accounts[name]!)
      const address = filledIn(path, community)
      const data = address === '/' ? '/_root.data' : `${address}.data`
      for (const answer of [
        await visitor.get(address),
        await visitor.get(data),
        await visitor.get(`${data}?_routes=${encodeURIComponent(route)}`),
        await visitor.post(address, form),
      ]) {
        const said = [...answer.headers, await answer.text()].join('\n')
        expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
        expect(answer.status).toBeLessThan(500)
      }
    }
  },
)

test.for(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s is for no page of ours',
  async (method, { town }) => {
    for (const path of ['/', '/sign-in', '/sign-out', '/language', '/nowhere']) {
      const answer = await aVisitor(town.house).ask(path, { method })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    }
  },
)

test('a form for a page that takes none says so, and which ways there are', async ({ town }) => {
  const answer = await aVisitor(town.house).post('/', form)
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect(await answer.text()).toContain('This cannot be done here')
})
