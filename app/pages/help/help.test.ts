import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity, anAccount } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, linkOf } from '#test/page.ts'
import { aHouse, aSignedInVisitor, aVisitor } from '#test/visitor.ts'

test('help has a shelf for residents and one for leaders, and leads to each article', async ({
  db,
}) => {
  const visitor = aVisitor(aHouse(db))
  const page = await visitor.open('/help')
  expect([page.status, page.title]).toEqual([200, 'Help · Communitrak'])
  expect(elements(page.root, 'h2').map(wordsOf)).toEqual(['For residents', 'For leaders'])
  const article = await visitor.click(page, 'How access codes work')
  expect([article.status, article.path]).toEqual([200, '/help/access-codes'])
  expect(article.title).toBe('How access codes work · Communitrak')
  expect(elements(article.root, 'h1').map(wordsOf)).toEqual(['How access codes work'])
})

test('every link of help to help leads somewhere', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const page = await visitor.open('/help')
  const links = elements(page.root, 'a').map(({ attributes }) => attributes.href!)
  const slugs = links.filter((href) => /^[/]help[/](?!contact)/.test(href))
  expect(slugs.length).toBeGreaterThan(25)
  for (const href of slugs) {
    const article = await visitor.open(href)
    expect([href, article.status]).toEqual([href, 200])
    expect(linkOf(article, 'Back to help')).toBe('/help')
    expect(linkOf(article, 'Contact Communitrak Support')).toBe('/help/contact')
    const ids = article.html.match(/ id="[^"]+"/g) ?? []
    expect(new Set(ids).size).toBe(ids.length)
  }
})

test('help waits for no script, and is light', async ({ db }) => {
  for (const path of ['/help', '/help/my-account', '/help?q=code']) {
    const { html } = await aVisitor(aHouse(db)).open(path)
    expect(html.match(/<script[^>]*>/g)).toEqual([expect.stringContaining(' defer=')])
    expect(html.length).toBeLessThan(20_000)
  }
})

test('somebody searches in their own words, and again in Spanish', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const found = await visitor.send(await visitor.open('/help'), '/help', { q: 'forgot pasword' })
  expect([found.status, found.path]).toEqual([200, '/help?q=forgot+pasword'])
  expect(found.words).toContain('about “forgot pasword”')
  expect(linkOf(found, 'Signing in, and a forgotten password')).toBe('/help/signing-in')
  await visitor.open('/language?to=es&back=/help')
  const hallado = await visitor.open('/help?q=invitacion')
  expect(hallado.title).toBe('invitacion · Ayuda · Communitrak')
  expect(linkOf(hallado, 'Qué ha sido de una invitación')).toBe('/help/invitation-status')
})

test('a search that finds nothing says so, and shows what was typed as text', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const typed = '<b>zzzzz</b>\u0000'
  const page = await visitor.open(`/help?q=${encodeURIComponent(typed)}`)
  expect(page.status).toBe(200)
  expect(page.words).toContain('No article about “<b>zzzzz</b>”')
  expect(page.html).not.toContain('<b>zzzzz')
  expect(linkOf(page, 'All articles')).toBe('/help')
})

test('an article that there is none of is not found, and takes no answer', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  for (const path of ['/help/nothing', '/help/constructor', '/help/Access-Codes']) {
    expect((await visitor.open(path)).status).toBe(404)
    expect((await visitor.post(path, { helped: 'yes' })).status).toBe(404)
  }
})

test('a reader says that an article helped, and then that it did not', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const path = '/help/black-curtain'
  const thanked = await visitor.send(await visitor.open(path), path, {}, 'Yes')
  expect(thanked.path).toBe(`${path}?answered=yes`)
  expect(thanked.words).toContain('Thank you. We are glad it helped.')
  const sorry = await visitor.send(thanked, path, {}, 'No')
  expect(sorry.words).toContain('Perhaps one of these helps, or write to us:')
  expect(linkOf(sorry, 'Contact Communitrak Support')).toBe('/help/contact')
  const rows = await db
    .selectFrom('articleAnswers')
    .select(['helped', 'locale'])
    .where('article', '=', 'black-curtain')
    .execute()
  expect(rows).toEqual([{ helped: false, locale: 'en' }])
})

test('an answer that is none, or one too many, is told on the same page', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const path = '/help/trial'
  const unread = await visitor.post(path, { helped: 'perhaps' })
  expect([unread.status, (await unread.text()).includes('Please press Yes or No.')]).toEqual([
    400,
    true,
  ])
  for (let times = 0; times < 10; times += 1) await visitor.post(path, { helped: 'yes' })
  const hurried = await visitor.send(await visitor.open(path), path, {}, 'Yes')
  expect(hurried.status).toBe(429)
  expect(hurried.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(alertsOf(hurried).join()).toContain('You have answered very often.')
})

test('help looks the same to who is signed in, and offers the way out', async ({ db }) => {
  const house = aHouse(db)
  const visitor = await aSignedInVisitor(house, { accountId: (await anAccount(db)).id })
  const page = await visitor.open('/help/privacy')
  expect([page.status, page.words.includes('Sign out')]).toEqual([200, true])
})

test('the menu of a community and the foot of public pages lead to help', async ({ db }) => {
  const house = aHouse(db)
  const { slug, leader } = await aCommunity(db)
  const visitor = await aSignedInVisitor(house, { accountId: leader.accountId })
  for (const path of ['/', '/start', `/c/${slug}`])
    expect(linkOf(await visitor.open(path), 'Help')).toBe('/help')
})

test('who cannot go on is led to the article that helps', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const refused = await visitor.send(await visitor.open('/join/resident'), '/join/resident', {
    accessCode: '7K3M',
  })
  expect(linkOf(refused, 'What helps when a code does not work?')).toBe('/help/join-problems')
  expect(refused.html).toMatch(
    /href="\/help\/join-problems" target="_blank"[^>]*>[^/]*\(opens in a new tab\)/,
  )
  const missing = await visitor.open('/nowhere')
  expect(missing.html).not.toContain('target="_blank"')
  expect(linkOf(missing, 'How do I join my community?')).toBe('/help/getting-started')
})
