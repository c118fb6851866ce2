import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { writeValues } from '#domain/member-fields/write-values.ts'
import type { Privacy } from '#domain/members/member.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test as withDatabase } from './database.ts'
import { everyAddress } from './every-address.ts'
import { aCommunity, aJoining, aMember, anInvitation } from './factories.ts'
import { elements, wordsOf } from './html.ts'
import { aMemberField } from './member-fields.ts'
import { change, rowsOf } from './rows.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, type TestVisitor } from './visitor.ts'

const choices: Privacy[] = [
  { showEmail: false, showPhone: false, showPhoto: true },
  { showEmail: true, showPhone: false, showPhoto: false },
  { showEmail: false, showPhone: true, showPhoto: false },
  { showEmail: true, showPhone: true, showPhoto: true },
]

/** What can be searched for, and what can only be seen. */
const searched = ['email', 'phone', 'address'] as const
const chosen = [...searched, 'photo'] as const
const fields = [...chosen, 'leaders’ field', 'neighbours’ field'] as const
type Field = (typeof fields)[number]

const always = () => true
const never = () => false
const nothing = Object.fromEntries(fields.map((field) => [field, never])) as Record<
  Field,
  () => false
>
const showsPhoto = ({ showPhoto }: Privacy) => showPhoto
const everything = {
  ...{ email: always, phone: always, address: always, photo: showsPhoto },
  ...{ 'leaders’ field': always, 'neighbours’ field': always },
}

/** Who sees which field of somebody with these choices, wherever it may be shown. */
const matrix: Record<string, Record<Field, (choice: Privacy) => boolean>> = {
  nobody: nothing,
  elsewhere: nothing,
  left: nothing,
  suspended: nothing,
  resident: {
    email: ({ showEmail }) => showEmail,
    phone: ({ showPhone }) => showPhone,
    address: never,
    photo: showsPhoto,
    'leaders’ field': never,
    'neighbours’ field': always,
  },
  board: everything,
  leader: everything,
}

type Target = {
  choice: Privacy
  accountId: string
  memberId: string
  /** How each field is written, in any form in which it could be told. */
  written: Record<Field, string[]>
}

let counter = 0

/** The fields that a community asks about, by who sees them. */
type Asked = Record<'leaders' | 'neighbours', string>

async function twoFields(db: Db, by: Actor): Promise<Asked> {
  const aField = (seenBy: keyof Asked) =>
    aMemberField(db, by, { name: `For ${seenBy}`, seenBy, filledBy: 'leaders' })
  return { leaders: await aField('leaders'), neighbours: await aField('neighbours') }
}

/** A resident with a home, a number and an address of their own, who chose so. */
async function aTarget(db: Db, { by, asked }: { by: Actor; asked: Asked }, choice: Privacy) {
  counter += 1
  const last = String(4100 + counter)
  const street = `${counter} QUILLFEATHER LN`
  const home = { kind: 'street', street, unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }
  const newcomer = {
    phone: `+1512555${last}`,
    place: { home: { ...home, kind: 'street' as const }, householdName: null },
  }
  const invited = await anInvitation(db, { by, newcomer })
  const answers = { ...choice, toldByText: false }
  const joining = await aJoining(db, { email: invited.email, answers })
  const { communityId } = invited.by
  await redeemInvitation(db, joining, { communityId, invitationId: invited.invitationId })
  const photo = {
    id: newId(),
    webp: Buffer.from(`the face of number ${last}`),
    takenAt: new Date(),
  }
  const { accountId } = joining
  const { memberId } = invited
  const typed = { [asked.leaders]: `note ${last}`, [asked.neighbours]: `parrot ${last}` }
  await writeValues(db, by, { memberId, typed })
  await db
    .insertInto('accountPhotos')
    .values({ accountId, ...photo })
    .execute()
  const target: Target = {
    choice,
    accountId: joining.accountId,
    memberId: invited.memberId,
    written: {
      email: [invited.email],
      phone: [`512555${last}`, `555-${last}`],
      address: [street],
      photo: [photo.id, `the face of number ${last}`],
      'leaders’ field': [`note ${last}`],
      'neighbours’ field': [`parrot ${last}`],
    },
  }
  return target
}

/** A community with somebody of every choice, and a viewer of every standing. */
async function aStreet(house: House) {
  const { db } = house.services
  const { communityId, slug, leader } = await aCommunity(db)
  const targets: Target[] = []
  const asked = await twoFields(db, leader)
  for (const choice of choices) targets.push(await aTarget(db, { by: leader, asked }, choice))
  const now = new Date()
  const member = async (given: Partial<Parameters<typeof aMember>[1]>) =>
    (await aMember(db, { communityId, ...given })).accountId!
  const viewers: Record<string, string | null> = {
    nobody: null,
    elsewhere: (await aCommunity(db)).leader.accountId,
    left: await member({ leftAt: now }),
    suspended: await member({ suspendedAt: now, suspendedBecause: 'arrears' }),
    resident: await member({}),
    board: await member({ role: 'board' }),
    leader: leader.accountId,
  }
  for (const { id } of await rowsOf(db, communityId, 'members'))
    await change(db, 'members', { communityId, id }, { listFields: Object.values(asked) })
  return { house, communityId, slug, targets, viewers }
}

const test = withDatabase.extend('street', { scope: 'worker' }, async ({ db }) =>
  aStreet(aHouse(db)),
)

type Street = Awaited<ReturnType<typeof aStreet>>

const visitorFor = (house: House, accountId: string | null) =>
  accountId ? aSignedInVisitor(house, { accountId }) : aVisitor(house)

/** What can be taken away, and how it is asked for. */
const files = ['members/export/file', 'audit/export']
const wish = { tab: 'all', format: 'csv', columns: 'all' }

/** What an address says; of a stream, which has no end, nothing. */
async function toldAt(visitor: TestVisitor, address: string): Promise<string> {
  const answer = await visitor.get(address)
  if (!answer.headers.get('content-type')?.includes('event-stream')) return answer.text()
  await answer.body?.cancel()
  return ''
}

/** Everything there is to read for a viewer: each page, its data, every list and every file. */
async function everythingFor({ house, communityId, slug, targets, viewers }: Street, who: string) {
  const visitor = await visitorFor(house, viewers[who]!)
  const members = `/c/${slug}/members`
  const lists = ['all', 'active', 'leaders', 'inactive', 'pending'].map(
    (tab) => `${members}?tab=${tab}&search=Bo+Chen`,
  )
  const homes = ['households', 'properties'].map((list) => `/c/${slug}/${list}?search=Quillfeather`)
  const ids = targets.flatMap(({ memberId }) =>
    everyAddress({ slug, communityId, token: 'none', code: 'none' }, memberId),
  )
  let read = ''
  for (const address of new Set([...ids, ...lists, ...homes])) {
    const [path, query = ''] = address.split('?')
    for (const one of [address, `${path === '/' ? '/_root' : path}.data?${query}`])
      read += await toldAt(visitor, one)
  }
  for (const file of files) read += await (await visitor.post(`/c/${slug}/${file}`, wish)).text()
  return read
}

test.for(Object.keys(matrix))(
  'on every page and in every file, %s sees what the matrix says',
  { timeout: 60_000 },
  async (who, { street }) => {
    const read = await everythingFor(street, who)
    const seen = street.targets.map(({ written }) =>
      fields.map((field) => written[field].some((form) => read.includes(form))),
    )
    const expected = street.targets.map(({ choice }) =>
      fields.map((field) => matrix[who]![field](choice)),
    )
    expect(seen).toEqual(expected)
  },
)

test.for(['resident', 'board', 'leader'])(
  'what is not shown to %s cannot be found out by searching for it',
  async (who, { street }) => {
    const visitor = await visitorFor(street.house, street.viewers[who]!)
    for (const { choice, written } of street.targets)
      for (const field of searched) {
        const search = encodeURIComponent(written[field][0]!)
        const page = await visitor.open(`/c/${street.slug}/members?tab=all&search=${search}`)
        const found = elements(page.root, 'tbody').some((body) => wordsOf(body).includes('Bo Chen'))
        expect([field, choice, found]).toEqual([field, choice, matrix[who]![field](choice)])
      }
  },
)

test('the preview shows somebody exactly what neighbours see, before and after they choose anew', async ({
  street,
}) => {
  const { house, slug, targets } = street
  const path = `/account/communities/${slug}`
  for (const { accountId, choice, written } of targets) {
    const visitor = await visitorFor(house, accountId)
    const shown = async () => {
      const page = await visitor.open(path)
      const facts = elements(page.root, 'dl')[0]!
      const faces = elements(facts, 'img').map(({ attributes }) => attributes.src)
      const told = [wordsOf(facts), ...faces].join(' ')
      return chosen.map((field) => written[field].some((form) => told.includes(form)))
    }
    const expected = (choice: Privacy) => chosen.map((field) => matrix.resident![field](choice))
    expect(await shown()).toEqual(expected(choice))
    const opposite = {
      showEmail: !choice.showEmail,
      showPhone: !choice.showPhone,
      showPhoto: !choice.showPhoto,
    }
    await visitor.send(await visitor.open(path), `${path}/privacy`, opposite)
    expect(await shown()).toEqual(expected(opposite))
    await visitor.send(await visitor.open(path), `${path}/privacy`, choice)
  }
})

test('a choice holds at once for a neighbour who looks', async ({ street }) => {
  const { house, slug, targets, viewers } = street
  const [{ accountId, written }] = targets as [Target]
  const path = `/account/communities/${slug}`
  const owner = await visitorFor(house, accountId)
  const neighbour = await visitorFor(house, viewers.resident!)
  const list = async () => (await neighbour.open(`/c/${slug}/members`)).html
  expect(await list()).not.toContain(written.email[0])
  await owner.send(await owner.open(path), `${path}/privacy`, { showEmail: true })
  expect(await list()).toContain(written.email[0])
  await owner.send(await owner.open(path), `${path}/privacy`, { showEmail: false })
  expect(await list()).not.toContain(written.email[0])
})
