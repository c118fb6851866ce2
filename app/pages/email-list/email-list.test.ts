import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aMember, anEmail, anInvitation } from '#test/factories.ts'
import { filledIn, formOf } from '#test/fill-in.ts'
import { elements, wordsOf } from '#test/html.ts'
import { pasted, threeHundred } from '#test/lists.ts'
import { alertsOf, describedBy, linkOf, type Page } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, type House, mailTo } from '#test/visitor.ts'

/** A leader who has come to the box for a list. */
async function aLeaderWithAList(house: House) {
  const at = await aLeaderAtWork(house)
  const email = `${at.home}/invitations/email`
  const { visitor } = at
  const review = async (list: string) =>
    visitor.send(await visitor.open(email), `${email}/review`, { list }, 'Continue')
  const send = (page: Page, typed = {}) =>
    visitor.send(page, `${email}/send`, typed, 'Send Email Notifications')
  return { ...at, email, review, send }
}

const countsOf = (page: Page) =>
  elements(page.root, 'ul')
    .filter(({ attributes }) => attributes.class === 'counts')
    .flatMap((list) => elements(list, 'li').map(wordsOf))

const rowOfAddress = (page: Page, typed: string) =>
  wordsOf(elements(page.root, 'tr').find((row) => wordsOf(row).includes(typed))!)

test('of three hundred pasted addresses each has its verdict, nothing is sent before, and 286 get a code', async ({
  db,
}) => {
  const house = aHouse(db)
  const { communityId, leader, review, send } = await aLeaderWithAList(house)
  const others = [await aMember(db, { communityId }), await aMember(db, { communityId })]
  const [own] = await rowsOf(db, communityId, 'members')
  const stem = anEmail('list').replace('list-', '')
  const members = [own!.email!, ...others.map(({ email }) => email!)]
  const { text, ready, count } = threeHundred(members, stem)
  expect(count).toBe(300)
  expect(pasted(text)).toHaveLength(300)

  const reviewed = await review(text)
  expect(reviewed.status).toBe(200)
  expect(countsOf(reviewed)).toEqual([
    '300 entries',
    '286 will be invited',
    '5 look mistyped',
    '4 are repeated',
    '3 are members already',
    '2 are no addresses',
  ])
  expect(await rowsOf(db, communityId, 'invitations')).toEqual([])
  expect(await rowsOf(db, communityId, 'deliveries')).toEqual([])

  const sent = await send(reviewed)
  expect(sent.words).toContain(
    '286 people get an invitation by e-mail, each with a code of their own',
  )
  expect(sent.words).toContain('14 were not invited')
  await mailTo(house, 'nobody')
  const letters = house.mail.messages.filter(({ envelope }) => envelope.to.endsWith(stem))
  expect(letters.map(({ envelope }) => envelope.to).sort()).toEqual(ready.toSorted())
  const codes = letters.map(({ message }) => message.template === 'invitation' && message.code)
  expect(new Set(codes).size).toBe(286)
  expect(leader.communityId).toBe(communityId)
})

test('every verdict is said in plain words beside its entry', async ({ db }) => {
  const { communityId, leader, review } = await aLeaderWithAList(aHouse(db))
  const invited = await anInvitation(db, { by: leader })
  const member = await aMember(db, { communityId })
  const fresh = anEmail('fresh')
  const list = [
    `Ana Reyes <${fresh}>`,
    'bo@gmial.com',
    invited.email,
    member.email,
    'nobody',
    fresh,
  ]

  const page = await review(list.join('\n'))

  for (const [typed, words] of Object.entries({
    [fresh]: 'The same address stands on line 1',
    'Ana Reyes': 'Will be invited',
    'bo@gmial.com': 'Looks mistyped',
    [invited.email]: 'Is invited already. To send it again, go to Invite Status',
    [member.email!]: 'Is a member already',
    nobody: 'Is not an e-mail address. It should look like ana@example.com',
  }))
    expect(rowOfAddress(page, typed)).toContain(words)
})

test('a mistyped address is left out unless the leader says what was meant', async ({ db }) => {
  const { communityId, review, send } = await aLeaderWithAList(aHouse(db))
  const name = anEmail().split('@')[0]
  const page = await review(
    `${name}a@gmial.com\n${name}b@gmial.com\n${name}c@gmial.com\n${name}d@gmailcom`,
  )
  expect(page.words).toContain(`Invite ${name}a@gmail.com instead`)
  expect(page.words).toContain(`It is right: invite ${name}a@gmial.com`)
  expect(page.words).not.toContain(`It is right: invite ${name}d@`)

  const sent = await send(page, { 'fix-1': 'suggestion', 'fix-2': 'typed', 'fix-3': 'suggestion' })

  expect(sent.words).toContain('3 people get an invitation')
  expect(rowOfAddress(sent, `${name}a@gmial.com`)).toContain('Looks mistyped')
  const contacts = (await rowsOf(db, communityId, 'invitations')).map(({ contact }) => contact)
  expect(contacts).toEqual([`${name}b@gmail.com`, `${name}c@gmial.com`, `${name}d@gmail.com`])
})

test('who is unticked is not invited, and the report says so', async ({ db }) => {
  const { communityId, review, send } = await aLeaderWithAList(aHouse(db))
  const [ana, bo] = [anEmail('ana'), anEmail('bo')]
  const sent = await send(await review(`${ana}, ${bo}`), { send: ['1'] })
  expect(rowOfAddress(sent, ana)).toContain('You left it out')
  const contacts = (await rowsOf(db, communityId, 'invitations')).map(({ contact }) => contact)
  expect(contacts).toEqual([bo])
})

test('the list can be changed after the review, and stands as it was pasted', async ({ db }) => {
  const { visitor, email, review } = await aLeaderWithAList(aHouse(db))
  const list = `Chen, Bo <${anEmail()}>;\n"x" & <nobody>\n`
  const page = await review(list)
  const back = await visitor.send(page, `${email}/send`, {}, 'Change the list')
  expect(back.status).toBe(200)
  expect(filledIn(back, `${email}/review`)).toEqual({ list })
})

test('when nobody is chosen the review stays as it is, and says so', async ({ db }) => {
  const { communityId, review, send, email } = await aLeaderWithAList(aHouse(db))
  const page = await review(`${anEmail()}, bo@gmial.com`)
  const again = await send(page, { send: false })
  expect(again.status).toBe(409)
  expect(alertsOf(again)).toEqual([expect.stringContaining('Nobody is chosen.')])
  const { send: ticked, ...kept } = filledIn(page, `${email}/send`)
  expect(ticked).toBe('0')
  expect(filledIn(again, `${email}/send`)).toEqual(kept)
  expect(await rowsOf(db, communityId, 'batches')).toEqual([])
})

test.for([
  ['nothing', ' \n', 'Paste or type at least one e-mail address'],
  ['five thousand entries', 'ana@example.com, '.repeat(5000), 'about 5,000 entries; at most 2,000'],
  ['a megabyte', 'A b\t'.repeat(250_000), 'entries; at most 2,000'],
  ['a long letter', 'words '.repeat(100_000), 'too long to be a list'],
] as const)(
  '%s is answered with what to do, and nothing is lost',
  async ([, list, words], { db }) => {
    const { review, email } = await aLeaderWithAList(aHouse(db))
    const page = await review(list)
    expect(page.status).toBe(400)
    expect(describedBy(page, 'list')).toContain(words)
    expect(alertsOf(page)[0]).toContain(words)
    expect(filledIn(page, `${email}/review`).list).toBe(list)
  },
)

test('a button pressed twice sends once and shows the same report', async ({ db }) => {
  const { communityId, review, send } = await aLeaderWithAList(aHouse(db))
  const page = await review(`${anEmail()}\n${anEmail()}\nnobody`)
  const [one, two] = await Promise.all([send(page), send(page)])
  expect(two.path).toBe(one.path)
  expect(two.words).toBe(one.words)
  expect(await rowsOf(db, communityId, 'deliveries')).toHaveLength(2)
})

test('the report can be reloaded, leads to its status, and is seen by its community only', async ({
  db,
}) => {
  const house = aHouse(db)
  const { communityId, home, visitor, review, send } = await aLeaderWithAList(house)
  const sent = await send(await review(anEmail()))
  const [batch] = await rowsOf(db, communityId, 'batches')
  expect(linkOf(sent, 'Ok')).toBe(`${home}/invitations/status?batch=${batch!.id}`)
  expect((await visitor.open(sent.path)).words).toBe(sent.words)
  expect(await rowsOf(db, communityId, 'deliveries')).toHaveLength(1)
  const elsewhere = await aLeaderAtWork(house)
  const foreign = sent.path.replace(home, elsewhere.home)
  expect((await elsewhere.visitor.get(foreign)).status).toBe(404)
})

test('messages that have to wait are counted, with the day of the last', async ({ db }) => {
  const house = aHouse(db)
  const { review, send } = await aLeaderWithAList(house)
  const stem = anEmail()
  const many = Array.from({ length: 1010 }, (_, at) => `p${at}-${stem}`)
  const sent = await send(await review(many.join('\n')))
  expect(sent.words).toMatch(/10 of them leave later, the last by \w+ \d+, \d{4}/)
})

test('names that could do harm are left out, and their addresses are invited', async ({ db }) => {
  const { communityId, review, send } = await aLeaderWithAList(aHouse(db))
  const [ana, bo] = [anEmail('ana'), anEmail('bo')]
  const page = await review(
    `http://evil.example/<script>alert(1)</script> <${ana}>\nBo\u202eChen <${bo}>`,
  )
  expect(page.html).not.toContain('<script>alert')
  await send(page)
  const invited = await rowsOf(db, communityId, 'invitations')
  expect(invited.map(({ contact, contactName }) => [contact, contactName])).toEqual([
    [ana, null],
    [bo, null],
  ])
})

test('two thousand entries are one page with one form', async ({ db }) => {
  const { review, email } = await aLeaderWithAList(aHouse(db))
  const list = Array.from({ length: 2000 }, (_, at) => `p${at}@example.com`).join('\n')
  const page = await review(list)
  expect(countsOf(page)).toEqual(['2,000 entries', '2,000 will be invited'])
  expect(elements(formOf(page, `${email}/send`), 'tr')).toHaveLength(2001)
})

test('who may invite by other ways only finds no list', async ({ db }) => {
  const house = aHouse(db)
  const { communityId, home } = await aLeaderWithAList(house)
  const resident = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: resident.accountId! })
  expect((await visitor.post(`${home}/invitations/email/send`, { list: anEmail() })).status).toBe(
    403,
  )
})
