import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { longestName } from '#domain/contacts/person-name.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { anEmail, anInvitation } from '#test/factories.ts'
import { aDweller, aHousehold, anInvitedGuest, type Dweller } from '#test/households.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, byId, describedBy, linkOf, type Page } from '#test/page.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { twilioAccount } from '#test/twilio-server.ts'
import { aHouse, aSignedInVisitor, type House, letterTo } from '#test/visitor.ts'

const twilio = {
  TWILIO_ACCOUNT_SID: twilioAccount.accountSid,
  TWILIO_AUTH_TOKEN: twilioAccount.authToken,
  TWILIO_FROM: twilioAccount.from,
}
const summer = new Date('2040-07-01T17:00:00Z')

/** Somebody signed in, and the addresses of the pages about their household. */
async function atHome(
  house: House,
  { slug, householdId }: { slug: string; householdId: string },
  who: Dweller,
) {
  const visitor = await aSignedInVisitor(house, who)
  const base = `/c/${slug}/my-household`
  return { visitor, base, invite: `${base}/${householdId}/invite` }
}

/** What stands in the lines of the Household Members. */
function linesOf(page: Page): string[] {
  return elements(page.root, 'li')
    .filter(({ attributes }) => attributes.class === 'dweller')
    .map(wordsOf)
}

test('a Head invites somebody by e-mail, step by step, without script', async ({ db }) => {
  const house = aHouse(db)
  const home = await aHousehold(db)
  const { visitor, base } = await atHome(house, home, home.heads[0]!)
  const start = await visitor.open(`/c/${home.slug}`)
  const page = await visitor.click(start, 'My Household')
  expect([page.path, page.title]).toEqual([base, 'My Household · Communitrak'])
  expect(page.words).toContain('You are the only one here so far')

  const channel = await visitor.click(page, '+ Invite')
  const form = await visitor.click(channel, 'Email')
  const email = anEmail('chidi')
  const sent = await visitor.send(form, form.path, { fullName: 'Chidi Eze', email }, 'Send Invite')

  expect(sent.words).toContain(`We have written to Chidi Eze at ${email}.`)
  const back = await visitor.click(sent, 'OK')
  expect(back.path).toBe(base)
  expect(linesOf(back)[1]).toContain(`Chidi Eze ${email}`)
  const letter = await letterTo(house, email, 'invitation')
  expect(letter).toMatchObject({ firstName: 'Chidi', inviterName: 'Ruth Okafor', isGuest: true })
  const [field] = elements(back.root, 'input').filter(({ attributes }) => 'readonly' in attributes)
  expect(field!.attributes.value).toBe(letter.joinUrl)
})

test('an address that looks mistyped is pointed out, and leads to taking the invitation back', async ({
  db,
}) => {
  const home = await aHousehold(db)
  const { visitor, base } = await atHome(aHouse(db), home, home.heads[0]!)
  const form = await visitor.open(`${base}/${home.householdId}/invite/email`)
  const [name] = anEmail('chidi').split('@')
  const guest = { fullName: 'Chidi Eze', email: `${name}@gmail.con` }
  const sent = await visitor.send(form, form.path, guest, 'Send Invite')
  expect(sent.words).toContain(`Did you mean ${name}@gmail.com?`)
  const asked = await visitor.click(sent, 'Cancel this invitation, then invite them again')
  expect(asked.words).toContain('Cancel the invitation of Chidi Eze?')
})

test('a Head invites by text only who has agreed, and reads when it leaves', async ({ db }) => {
  const house = aHouse(db, twilio)
  const home = await aHousehold(db)
  const { visitor, invite } = await atHome(house, home, home.heads[0]!)
  const form = await visitor.click(await visitor.open(invite), 'SMS Text')
  const typed = { fullName: 'Chidi Eze', phone: '512-555-0147' }
  const refused = await visitor.send(form, form.path, typed, 'Send Invite')
  expect(refused.status).toBe(400)
  expect(alertsOf(refused)[0]).toContain('Tick this once they have agreed')
  expect(byId(refused, 'phone').attributes.value).toBe('512-555-0147')
  const sent = await visitor.send(refused, form.path, { consent: true }, 'Send Invite')
  expect(sent.words).toContain('We text Chidi Eze at (512) 555-0147')
  expect((await rowsOf(db, home.communityId, 'invitations')).at(-1)).toMatchObject({
    channel: 'text',
    consentedAt: expect.any(Date),
  })
})

test('where no texts can be sent, only e-mail is offered', async ({ db }) => {
  const home = await aHousehold(db)
  const { visitor, invite } = await atHome(aHouse(db), home, home.heads[0]!)
  const channel = await visitor.open(invite)
  expect(channel.words).toContain('Text messages are not set up here yet')
  expect((await visitor.get(`${invite}/text`)).status).toBe(404)
  expect((await visitor.get(`${invite}/pigeon`)).status).toBe(404)
})

test.for([
  ['fullName', { fullName: 'Chidi' }, 'Write their first and last name'],
  ['fullName', { fullName: 'Chidi & Ngozi Eze' }, 'Name one person'],
  ['fullName', { fullName: 'José Ñandú-Łukasz 👴' }, 'An emoji cannot be part of a name.'],
  ['fullName', { fullName: `Bo ${'x'.repeat(longestName + 1)}` }, `up to ${longestName} letters`],
  ['email', { email: 'chidi at home' }, 'This is no e-mail address'],
] as const)(
  'what is wrong with %s stands beside it, and what was typed stays',
  async ([field, typed, words], { db }) => {
    const home = await aHousehold(db)
    const { visitor, invite } = await atHome(aHouse(db), home, home.heads[0]!)
    const form = await visitor.open(`${invite}/email`)
    const all = { fullName: 'Chidi Eze', email: anEmail('chidi'), ...typed }
    const refused = await visitor.send(form, form.path, all, 'Send Invite')
    expect(refused.status).toBe(400)
    expect(describedBy(refused, field)).toContain(words)
    for (const name of ['fullName', 'email'] as const)
      expect(byId(refused, name).attributes.value).toBe(all[name])
  },
)

test('a form sent twice invites once, and shows the same confirmation', async ({ db }) => {
  const home = await aHousehold(db)
  const { visitor, invite } = await atHome(aHouse(db), home, home.heads[0]!)
  const form = await visitor.open(`${invite}/email`)
  const typed = { fullName: 'Chidi Eze', email: anEmail('chidi') }
  const first = await visitor.send(form, form.path, typed, 'Send Invite')
  const second = await visitor.send(form, form.path, typed, 'Send Invite')
  expect(second.path).toBe(first.path)
  expect(await rowsOf(db, home.communityId, 'invitations')).toHaveLength(2)
})

test('who shares an address is asked about once, with what was typed', async ({ db }) => {
  const home = await aHousehold(db)
  const { visitor, invite } = await atHome(aHouse(db), home, home.heads[0]!)
  const { email } = await anInvitedGuest(db, { by: home.heads[0]!, householdId: home.householdId })
  const form = await visitor.open(`${invite}/email`)
  const asked = await visitor.send(form, form.path, { fullName: 'Cy Chen', email }, 'Send Invite')
  expect([asked.status, alertsOf(asked)]).toEqual([409, ['Bo has this too. Do the two share it?']])
  const sent = await visitor.send(asked, form.path, { sharesAddress: true }, 'Send Invite')
  expect(sent.words).toContain('The invitation is on its way')
})

test('household, role, permissions and contacts of another channel in a form count for nothing', async ({
  db,
}) => {
  const home = await aHousehold(db)
  const { communityId, slug, leader, householdId } = home
  const neighbours = await aHousehold(db, { town: { communityId, slug, leader } })
  const { visitor, invite } = await atHome(aHouse(db), home, home.heads[0]!)
  const roles = await rowsOf(db, communityId, 'roles')
  const roleOf = (system: string) => roles.find((role) => role.system === system)!.id
  const answer = await visitor.post(`${invite}/email`, {
    ...{ fullName: 'Chidi Eze', email: anEmail('chidi'), phone: '512-555-0148' },
    ...{ householdId: neighbours.householdId, householdRole: 'head', role: 'leader' },
    ...{ roleId: roleOf('leader'), permissions: 'invite members', isLeader: 'true' },
    ...{ communityId: newId(), memberId: leader.memberId, channel: 'text', invitedBy: newId() },
  })
  expect(answer.status).toBe(303)
  const member = (await rowsOf(db, communityId, 'members')).at(-1)!
  expect(member).toMatchObject({ roleId: roleOf('resident'), phone: null, joinedAt: null })
  expect((await rowsOf(db, communityId, 'residencies')).at(-1)).toMatchObject({
    ...{ memberId: member.id, householdId, householdRole: 'member' },
  })
  expect((await rowsOf(db, communityId, 'invitations')).at(-1)).toMatchObject({
    ...{ householdId, roleId: roleOf('resident'), invitedBy: home.heads[0]!.memberId },
  })
})

test("somebody else's household, resident and guest are not there, and nothing changes", async ({
  db,
}) => {
  const home = await aHousehold(db)
  const { communityId, slug, leader } = home
  const neighbours = await aHousehold(db, { town: { communityId, slug, leader }, members: 1 })
  const strangers = await aHousehold(db, { members: 1 })
  const { visitor, base } = await atHome(aHouse(db), home, home.heads[0]!)
  const form = { fullName: 'Chidi Eze', email: anEmail('chidi') }
  for (const other of [neighbours, strangers]) {
    const by = other.heads[0]!
    const { invitationId } = await anInvitedGuest(db, { by, householdId: other.householdId })
    const before = await rowsOf(db, other.communityId, 'auditEvents')
    const [guest, resident] = [
      `guests/${invitationId}`,
      `residents/${other.members[0]!.residencyId}`,
    ]
    const paths = [
      ...[`${other.householdId}/invite/email`, `${other.householdId}/leave`],
      ...[`${guest}/resend`, `${guest}/cancel`],
      ...[`${resident}/appoint`, `${resident}/hand-over`, `${resident}/remove`],
    ]
    for (const path of [...paths, `${guest}/sent`, `${other.householdId}/invite`])
      expect([path, (await visitor.get(`${base}/${path}`)).status]).toEqual([path, 404])
    for (const path of paths)
      expect([path, (await visitor.post(`${base}/${path}`, form)).status]).toEqual([path, 404])
    expect(await rowsOf(db, other.communityId, 'auditEvents')).toEqual(before)
  }
})

test('of a hundred forms in a minute the rest is refused, and says when to come again', async ({
  db,
}) => {
  const home = await aHousehold(db)
  const { visitor, invite } = await atHome(aHouse(db), home, home.heads[0]!)
  const statuses: number[] = []
  let last = ''
  for (let at = 0; at < 100; at += 1) {
    const form = { fullName: 'Chidi Eze', email: anEmail('chidi') }
    const answer = await visitor.post(`${invite}/email`, form)
    statuses.push(answer.status)
    last = await answer.text()
  }
  expect(statuses).toEqual([...Array(10).fill(303), ...Array(90).fill(429)])
  expect(last).toContain('Nothing was sent; try again tomorrow')
  expect(await rowsOf(db, home.communityId, 'invitations')).toHaveLength(11)
})

test('a member who is no Head reads who can invite, and can do nothing else', async ({ db }) => {
  const home = await aHousehold(db, { members: 2 })
  const { invitationId } = await anInvitedGuest(db, {
    by: home.heads[0]!,
    householdId: home.householdId,
  })
  const { visitor, base, invite } = await atHome(aHouse(db), home, home.members[0]!)
  const page = await visitor.open(base)
  expect(page.words).toContain('Ruth Okafor is Head of this household and can invite others.')
  expect(page.words).not.toContain('+ Invite')
  expect(page.html).not.toMatch(/join\/[0-9A-Z]{16}/)
  expect(linesOf(page)).toEqual([
    expect.stringMatching(/^Daniel Okafor \(You\) Member, joined /),
    expect.stringMatching(/^Ruth Okafor Head of Household, joined /),
    expect.stringMatching(/^Mei Okafor Member, joined /),
    'Bo Chen Invited',
  ])
  const form = { fullName: 'Chidi Eze', email: anEmail('chidi') }
  const resident = `${base}/residents/${home.members[1]!.residencyId}`
  for (const path of [`${invite}/email`, `${resident}/appoint`, `${resident}/remove`]) {
    const [seen, sent] = [await visitor.open(path), await visitor.post(path, form)]
    expect([seen.status, sent.status]).toEqual([403, 403])
    expect(seen.words).toContain('Only a Head of this household can do this: Ruth Okafor.')
  }
  for (const deed of ['cancel', 'resend'])
    expect((await visitor.post(`${base}/guests/${invitationId}/${deed}`, {})).status).toBe(404)
})

test('being Head opens no other page of inviting', async ({ db }) => {
  const home = await aHousehold(db)
  const { visitor } = await atHome(aHouse(db), home, home.heads[0]!)
  const invited = await anInvitedGuest(db, { by: home.heads[0]!, householdId: home.householdId })
  for (const path of [
    'invitations',
    'members/invite',
    `invitations/status/${invited.invitationId}`,
  ])
    expect((await visitor.get(`/c/${home.slug}/${path}`)).status).toBe(403)
})

test('a Head resends and is told why not yet, and cancels after being asked', async ({ db }) => {
  const home = await aHousehold(db)
  const { communityId, householdId, heads } = home
  const { visitor, base } = await atHome(aHouse(db), home, heads[0]!)
  const { invitationId, memberId } = await anInvitedGuest(db, { by: heads[0]!, householdId })
  const guest = `${base}/guests/${invitationId}`
  const resent = await visitor.send(await visitor.open(base), `${guest}/resend`)
  expect([resent.status, alertsOf(resent)]).toEqual([
    409,
    ['A message to Bo Chen is on its way and has not left yet.'],
  ])
  const asked = await visitor.click(await visitor.open(base), 'Cancel Invite')
  expect(asked.words).toContain('Cancel the invitation of Bo Chen?')
  expect(await rowOf(db, 'invitations', { communityId, id: invitationId })).toMatchObject({
    voidedAt: null,
  })
  const done = await visitor.send(asked, `${guest}/cancel`)
  expect(done.words).toContain('The invitation of Bo Chen is cancelled.')
  expect(linesOf(done)).toHaveLength(1)
  expect((await rowOf(db, 'members', { communityId, id: memberId })).leftAt).not.toBeNull()
})

test('who cancels too late is told that the guest has joined', async ({ db }) => {
  const home = await aHousehold(db)
  const { visitor, base } = await atHome(aHouse(db), home, home.heads[0]!)
  const invited = await anInvitedGuest(db, { by: home.heads[0]!, householdId: home.householdId })
  const asked = await visitor.click(await visitor.open(base), 'Cancel Invite')
  await aDweller(db, { communityId: home.communityId, invited })
  const late = await visitor.send(asked, `${base}/guests/${invited.invitationId}/cancel`)
  expect([late.status, alertsOf(late)[0]]).toEqual([
    409,
    expect.stringContaining('Bo Chen has joined in the meantime'),
  ])
})

test('a Head appoints, and takes out, and the person reads it', async ({ db }) => {
  const house = aHouse(db)
  const home = await aHousehold(db, { members: 2 })
  const { visitor, base } = await atHome(house, home, home.heads[0]!)
  const [daniel, mei] = home.members
  const residents = `${base}/residents`
  const appoint = await visitor.open(`${residents}/${daniel!.residencyId}/appoint`)
  expect(appoint.words).toContain('You cannot take this back')
  const appointed = await visitor.send(appoint, `${residents}/${daniel!.residencyId}/appoint`)
  expect(appointed.words).toContain('Daniel Okafor is Head of Household now')
  expect((await letterTo(house, daniel!.email, 'appointed head')).headName).toBe('Ruth Okafor')
  const remove = await visitor.open(`${residents}/${mei!.residencyId}/remove`)
  const removed = await visitor.send(remove, `${residents}/${mei!.residencyId}/remove`)
  expect(removed.words).toContain('Mei Okafor no longer belongs to this household')
  expect(linesOf(removed)).toHaveLength(2)
  expect((await letterTo(house, mei!.email, 'removed from household')).firstName).toBe('Mei')
  const fellow = await visitor.open(`${residents}/${daniel!.residencyId}/remove`)
  expect(fellow.words).toContain('Heads do not take each other out')
  expect((await visitor.post(`${residents}/${daniel!.residencyId}/remove`, {})).status).toBe(409)
})

test('the last Head is led to handing over, and can leave afterwards', async ({ db }) => {
  const home = await aHousehold(db, { members: 1 })
  const { visitor, base } = await atHome(aHouse(db), home, home.heads[0]!)
  const leave = `${base}/${home.householdId}/leave`
  const needed = await visitor.click(await visitor.open(base), 'Leave this household')
  expect(needed.words).toContain('You are the only Head')
  expect((await visitor.post(leave, {})).status).toBe(409)
  const question = await visitor.click(needed, 'Hand over to Daniel Okafor')
  const over = await visitor.send(question, linkOf(needed, 'Hand over to Daniel Okafor'))
  expect(over.words).toContain('Daniel Okafor is Head of Household now, and you are a member.')
  const asked = await visitor.click(over, 'Leave this household')
  const gone = await visitor.send(asked, leave)
  expect(gone.words).toContain('You have left the household at')
  expect(gone.words).toContain('You do not live in a household here')
  expect((await visitor.open(`/c/${home.slug}`)).words).not.toContain('My Household')
})

test('who lives alone reads what leaving means for guests', async ({ db }) => {
  const home = await aHousehold(db)
  await anInvitedGuest(db, { by: home.heads[0]!, householdId: home.householdId })
  const { visitor, base } = await atHome(aHouse(db), home, home.heads[0]!)
  const asked = await visitor.click(await visitor.open(base), 'Leave this household')
  expect(asked.words).toContain('The invitation that nobody has used yet is cancelled.')
})

test('who has moved out meanwhile is not appointed, and the Head is told', async ({ db }) => {
  const home = await aHousehold(db, { members: 1 })
  const { visitor, base } = await atHome(aHouse(db), home, home.heads[0]!)
  const { residencyId: id } = home.members[0]!
  const path = `${base}/residents/${id}/appoint`
  const question = await visitor.open(path)
  await change(db, 'residencies', { communityId: home.communityId, id }, { until: summer })
  const told = await visitor.send(question, path)
  expect(alertsOf(told)).toEqual(['This person does not live here any more.'])
})

test('every home is a section of its own, in either language', async ({ db }) => {
  const house = aHouse(db)
  const home = await aHousehold(db)
  const { communityId, slug, leader } = home
  const other = await aHousehold(db, { town: { communityId, slug, leader } })
  const place = { householdId: other.householdId }
  const invited = await anInvitation(db, { by: leader, newcomer: { place } })
  const twin = await aDweller(db, { communityId, invited })
  const { memberId } = home.heads[0]!
  await change(db, 'residencies', { communityId, id: twin.residencyId }, { memberId })
  const { visitor, base } = await atHome(house, home, home.heads[0]!)
  const page = await visitor.open(base)
  expect(elements(page.root, 'h2').map(wordsOf)).toEqual([
    expect.stringMatching(/MAIN ST$/),
    expect.stringMatching(/MAIN ST$/),
  ])
  await visitor.post('/account/language', { language: 'es' })
  const spanish = await visitor.open(base)
  expect(spanish.title).toBe('Mi hogar · Communitrak')
  expect(spanish.words).toContain('MAIN ST Hogar Okafor ·')
  expect(spanish.words).toContain('Miembros del hogar')
})

test.for(['suspended', 'behind the curtain'])(
  'for members who are %s nothing of it is there',
  async (standing, { db }) => {
    const home = await aHousehold(db)
    const { communityId } = home
    const { visitor, base, invite } = await atHome(aHouse(db), home, home.heads[0]!)
    const suspension = { suspendedAt: summer, suspendedBecause: 'dues' }
    if (standing === 'suspended')
      await change(db, 'members', { communityId, id: home.heads[0]!.memberId }, suspension)
    else
      await inCommunity(db, communityId, (db) =>
        db
          .updateTable('communities')
          .set({ curtainDrawnAt: summer })
          .where('id', '=', communityId)
          .execute(),
      )
    for (const path of [base, invite, `${invite}/email`])
      expect((await visitor.get(path)).status).toBe(403)
    const form = { fullName: 'Chidi Eze', email: anEmail('chidi') }
    expect((await visitor.post(`${invite}/email`, form)).status).toBe(403)
    expect(await rowsOf(db, communityId, 'invitations')).toHaveLength(1)
  },
)
