import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aMember, anInvitation } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, byId, type Page } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aVisitor, letterTo, mailTo } from '#test/visitor.ts'

const dialogOf = (page: Page) => wordsOf(elements(page.root, 'dialog')[0]!)
const buttonsOf = (page: Page) =>
  elements(elements(page.root, 'dialog')[0]!, 'button')
    .map(wordsOf)
    .filter((words) => /^(?:Send|Withdraw)/.test(words))

/** A leader with two people who wait: Ida has got no message yet, Max has just got one. */
async function aWaitingRoom(...given: Parameters<typeof aHouse>) {
  const house = aHouse(...given)
  const { db } = house.services
  const at = await aLeaderAtWork(house)
  const [ida, max] = [
    await anInvitation(db, { by: at.leader, newcomer: { firstName: 'Ida', sendNow: false } }),
    await anInvitation(db, { by: at.leader, newcomer: { firstName: 'Max' } }),
  ]
  const pending = await at.visitor.open(`${at.members}?tab=pending`)
  /** Ticks people and presses a button of the bar below the list. */
  const tick = (people: readonly { memberId: string }[], press: string) =>
    at.visitor.send(
      pending,
      `${at.members}/resend`,
      { member: people.map(({ memberId }) => memberId) },
      press,
    )
  return { house, ida, max, tick, ...at }
}

test('whoever is ticked is asked about, sent to or skipped, and both are counted', async ({
  db,
}) => {
  const { house, ida, max, tick, visitor, members } = await aWaitingRoom(db)
  const question = await tick([ida, max], 'Resend Invitations')
  expect(dialogOf(question)).toContain('Send these invitations again?')
  expect(dialogOf(question)).toContain('One will be sent, to: Ida Chen One will be skipped:')
  expect(alertsOf(question)).toEqual([
    'One will be skipped: Max Chen: has one on its way that has not left yet',
  ])
  expect(await mailTo(house, ida.email)).toEqual([])
  const report = await visitor.send(question, `${members}/resend`, {}, 'Send one invitation')
  expect(report.status).toBe(200)
  expect(dialogOf(report)).toContain('One invitation was sent')
  expect(alertsOf(report)).toEqual([
    'One was skipped: Max Chen: was sent one less than ten minutes ago',
  ])
  expect((await letterTo(house, ida.email, 'invitation')).code).toBe(ida.code)
  expect(await mailTo(house, max.email)).toHaveLength(1)
  const list = await visitor.click(report, 'Ok')
  expect(list.path).toMatch(/\/members\?tab=pending\b/)
  expect(elements(list.root, 'dialog')).toEqual([])
})

test('everyone on all pages is asked about by name, and it is done to those who were named', async ({
  db,
}) => {
  const { house, ida, max, visitor, members, leader } = await aWaitingRoom(db)
  await aMember(db, { communityId: leader.communityId, lastName: 'Chen' })
  const pending = await visitor.open(`${members}?tab=pending&search=chen`)
  const everyone = { everyone: 'yes', member: [max.memberId] }
  const question = await visitor.send(pending, `${members}/resend`, everyone, 'Resend Invitations')
  expect(dialogOf(question)).toContain('One will be sent, to: Ida Chen One will be skipped:')
  const late = await anInvitation(db, {
    by: leader,
    newcomer: { firstName: 'Late', sendNow: false },
  })
  const report = await visitor.send(question, `${members}/resend`, {}, 'Send one invitation')
  expect(dialogOf(report)).toContain('One invitation was sent')
  expect(await mailTo(house, ida.email)).toHaveLength(1)
  expect(await mailTo(house, late.email)).toEqual([])
  const list = await visitor.click(report, 'Ok')
  expect(list.path).toMatch(/\/members\?/)
  expect(list.path).not.toContain('everyone')
})

test('a voided code opens nothing any more, and says so', async ({ db }) => {
  const { house, ida, max, tick, visitor, members } = await aWaitingRoom(db)
  const question = await tick([ida], 'Void Invitations')
  expect(dialogOf(question)).toMatch(/^Void this invitation[?].*Its code stops working for good/)
  const report = await visitor.send(question, `${members}/void`, {}, 'Void one invitation')
  expect(dialogOf(report)).toContain('One invitation was voided')
  expect(alertsOf(report)).toEqual([])
  const list = await visitor.click(report, 'Ok')
  expect(list.words).toMatch(/Ida Chen \d+ MAIN ST Resident Add \S+ Voided/)
  expect(list.words).toMatch(/Max Chen \d+ MAIN ST Resident Add \S+ On its way/)
  const gone = await aVisitor(house).open(`/join/${ida.code}`)
  expect([gone.status, gone.words]).toEqual([
    410,
    expect.stringContaining('This invitation was cancelled'),
  ])
  expect((await aVisitor(house).open(`/join/${max.code}`)).status).toBe(200)
})

test('what was voided is neither sent nor voided again, but the person is invited anew', async ({
  db,
}) => {
  const { ida, tick, visitor, members, leader } = await aWaitingRoom(db)
  const question = await tick([ida], 'Void Invitations')
  await visitor.send(question, `${members}/void`, {}, 'Void one invitation')
  const why = 'Ida Chen: has no invitation; press Invite on their page'
  const twice = await visitor.send(question, `${members}/void`, {}, 'Void one invitation')
  expect(dialogOf(twice)).toContain('No invitation was voided')
  expect(alertsOf(twice)).toEqual([`One was skipped: ${why}`])
  const late = await tick([ida], 'Resend Invitations')
  expect(dialogOf(late)).toContain('None of them can be sent now.')
  expect(alertsOf(late)).toEqual([`One will be skipped: ${why}`])
  expect(buttonsOf(late)).toEqual([])
  const sent = await visitor.post(`${members}/resend`, { member: ida.memberId })
  expect(await sent.text()).toContain('No invitation was sent')
  const again = await anInvitation(db, {
    by: leader,
    newcomer: { firstName: 'Ida', email: ida.email },
  })
  expect(again.code).not.toBe(ida.code)
})

test.for(['resend', 'void'])(
  '%s of somebody who has joined meanwhile is skipped',
  async (deed, { db }) => {
    const { visitor, members, communityId } = await aWaitingRoom(db)
    const { id } = await aMember(db, { communityId, lastName: 'Adams' })
    const answer = await visitor.post(`${members}/${deed}`, { member: id })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('has joined already')
  },
)

test.for([
  ['Resend Invitations', 'Send'],
  ['Void Invitations', 'Void'],
] as const)('%s with nobody ticked asks to tick somebody', async ([press, deed], { db }) => {
  const { tick } = await aWaitingRoom(db)
  const page = await tick([], press)
  expect(alertsOf(page)).toEqual(['Nobody is selected. Tick the people first.'])
  expect(buttonsOf(page).filter((words) => words.startsWith(deed))).toEqual([])
})

test('Cancel leads back to the list as it was, and nothing has been done', async ({ db }) => {
  const { house, ida, visitor, members } = await aWaitingRoom(db)
  const list = await visitor.open(`${members}?tab=pending&search=chen&sort=-email`)
  const form = `${members}/resend`
  const question = await visitor.send(list, form, { member: [ida.memberId] }, 'Void Invitations')
  const back = await visitor.click(question, 'Cancel')
  expect(back.path.split(/[?&]/).sort()).toEqual([
    members,
    'search=chen',
    'sort=-email',
    'tab=pending',
  ])
  expect(byId(back, 'search').attributes.value).toBe('chen')
  expect((await aVisitor(house).open(`/join/${ida.code}`)).status).toBe(200)
})

test.for(['resend', 'void'])(
  '%s does nothing to people of another community, and does not name them',
  async (deed, { db }) => {
    const { house, visitor, members } = await aWaitingRoom(db)
    const foreign = await anInvitation(db, { newcomer: { lastName: 'Zweig', sendNow: false } })
    const { communityId } = foreign.by
    const everything = async () => [
      await rowsOf(db, communityId, 'invitations'),
      await rowsOf(db, communityId, 'deliveries'),
      await rowsOf(db, communityId, 'auditEvents'),
    ]
    const before = await everything()
    const query = `?tab=pending&member=${foreign.memberId}`
    const shown = await visitor.open(`${members}/${deed}${query}`)
    expect(alertsOf(shown)).toEqual(['Nobody is selected. Tick the people first.'])
    const answer = await visitor.post(`${members}/${deed}${query}`, { member: foreign.memberId })
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toMatch(/No invitation was (sent|voided)/)
    expect(html + shown.html).not.toContain('Zweig')
    expect(await everything()).toEqual(before)
    expect(await mailTo(house, foreign.email)).toEqual([])
  },
)

test.for([
  ['no id', ['nobody']],
  ['an id with a NUL', [`${newId().slice(0, -1)}\u0000`]],
  ['an id in braces', [`{${newId()}}`]],
  ['an id with SQL behind it', [`${newId()}' or '1'='1`]],
  ['the id of nobody', [newId()]],
  ['10,000 ids', Array.from({ length: 10_000 }, () => newId())],
] as const)('%s voids the invitation of nobody', async ([, member], { db }) => {
  const { ida, visitor, members, communityId } = await aWaitingRoom(db)
  const form = { member: [...member] }
  for (const deed of ['resend', 'void']) {
    const answer = await visitor.post(`${members}/${deed}`, form)
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringMatching(/No invitation was (sent|voided)/),
    ])
  }
  const shown = await visitor.open(`${members}/void?member=${encodeURIComponent(member[0]!)}`)
  expect(alertsOf(shown)).toEqual(['Nobody is selected. Tick the people first.'])
  const invitations = await rowsOf(db, communityId, 'invitations')
  expect(invitations.find(({ id }) => id === ida.invitationId)!.voidedAt).toBeNull()
})
