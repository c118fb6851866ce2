import sharp from 'sharp'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { readPhoto } from '#domain/accounts/read-photo.ts'
import { test } from '#test/database.ts'
import { endTrial } from '#test/end-trial.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { elements } from '#test/html.ts'
import { describedBy, type Page, readPage } from '#test/page.ts'
import { rowOf } from '#test/rows.ts'
import { aHouse, aSignedInVisitor, type House, type TestVisitor } from '#test/visitor.ts'

const form = '/account/photo'
const white = { width: 300, height: 200, channels: 3 as const, background: '#fff' }
const snow = await sharp({ create: white }).png().toBuffer()

/** A resident of two communities, at the page for the photo. */
async function aResident(db: Db) {
  const house = aHouse(db)
  const first = await aCommunity(db)
  const second = await aCommunity(db)
  const { id, accountId } = await aMember(db, { communityId: first.communityId })
  await aMember(db, { communityId: second.communityId, accountId })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const answersIn = async () =>
    (await rowOf(db, 'members', { communityId: first.communityId, id })).answers
  return { house, first, second, memberId: id, accountId: accountId!, visitor, answersIn }
}

/** Sends the form as a browser does: with a file, and a box ticked for each community. */
async function sendPhoto(
  { ask, open }: TestVisitor,
  { bytes, showIn }: { bytes: Uint8Array | null; showIn: readonly string[] },
): Promise<Page> {
  const body = new FormData()
  const none = new File([], '')
  body.append('photo', bytes ? new File([Buffer.from(bytes)], 'me.png') : none)
  for (const slug of showIn) body.append('showIn', slug)
  const sent = { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }
  const answer = await ask(form, sent)
  const to = answer.headers.get('location')
  return to ? open(to) : readPage(answer, form)
}

const facesOn = (page: Page) =>
  elements(page.root, 'img').map(({ attributes }) => attributes.src ?? '')

async function neighbourOf(house: House, { communityId }: { communityId: string }) {
  const { accountId } = await aMember(house.services.db, { communityId })
  return aSignedInVisitor(house, { accountId: accountId! })
}

test('somebody adds a photo, and sees it beside their name', async ({ db }) => {
  const { first, second, visitor, accountId } = await aResident(db)
  const page = await visitor.open(form)
  const boxes = elements(page.root, 'input').filter(
    ({ attributes }) => attributes.type === 'checkbox',
  )
  expect(boxes.map(({ attributes }) => [attributes.value, 'checked' in attributes])).toEqual(
    [first.slug, second.slug].sort().map((slug) => [slug, true]),
  )
  const saved = await sendPhoto(visitor, { bytes: snow, showIn: [first.slug] })
  expect([saved.path, saved.words.includes('Saved.')]).toEqual(['/account?saved', true])
  const photo = await readPhoto(db, { accountId })
  expect(facesOn(saved)).toContain(`/account/photo/image?${photo!.id}`)
  const image = await visitor.get(`/account/photo/image?${photo!.id}`)
  expect(image.headers.get('content-type')).toBe('image/webp')
  expect(image.headers.get('cache-control')).toBe('private, max-age=3600')
  expect(Buffer.from(await image.arrayBuffer())).toEqual(Buffer.from(photo!.webp))
})

test('neighbours see it where it is shown, and nowhere else', async ({ db }) => {
  const { house, first, second, memberId, accountId, visitor } = await aResident(db)
  await sendPhoto(visitor, { bytes: snow, showIn: [first.slug] })
  const photo = await readPhoto(db, { accountId })
  const shown = `/c/${first.slug}/members/${memberId}/photo?${photo!.id}`
  const neighbour = await neighbourOf(house, first)
  expect(facesOn(await neighbour.open(`/c/${first.slug}/members`))).toEqual([shown])
  expect((await neighbour.get(shown)).status).toBe(200)
  const elsewhere = await neighbourOf(house, second)
  expect(facesOn(await elsewhere.open(`/c/${second.slug}/members`))).toEqual([])
  expect((await elsewhere.get(shown)).status).toBe(404)
})

test('after the trial of a community a photo is still chosen, shown there, and removed', async ({
  db,
}) => {
  const { first, visitor, accountId, answersIn } = await aResident(db)
  await endTrial(db, first.communityId)
  const saved = await sendPhoto(visitor, { bytes: snow, showIn: [first.slug] })
  expect([saved.path, await answersIn()]).toMatchObject(['/account?saved', { showPhoto: true }])
  await visitor.post(`${form}/remove`, {})
  expect(await readPhoto(db, { accountId })).toBeNull()
})

test('without a file the form only changes where the photo is shown', async ({ db }) => {
  const { house, first, second, memberId, accountId, visitor, answersIn } = await aResident(db)
  await sendPhoto(visitor, { bytes: snow, showIn: [first.slug, second.slug] })
  expect(await answersIn()).toMatchObject({ showPhoto: true })
  const before = await readPhoto(db, { accountId })
  await sendPhoto(visitor, { bytes: null, showIn: [second.slug] })
  expect(await answersIn()).toMatchObject({ showPhoto: false })
  expect(await readPhoto(db, { accountId })).toEqual(before)
  const neighbour = await neighbourOf(house, first)
  expect((await neighbour.get(`/c/${first.slug}/members/${memberId}/photo`)).status).toBe(404)
})

test('another photo takes the place of the first under another address', async ({ db }) => {
  const { visitor, accountId } = await aResident(db)
  await sendPhoto(visitor, { bytes: snow, showIn: [] })
  const before = await readPhoto(db, { accountId })
  const night = await sharp({ create: { ...white, background: '#113' } })
    .jpeg()
    .toBuffer()
  await sendPhoto(visitor, { bytes: night, showIn: [] })
  const after = await readPhoto(db, { accountId })
  expect(after!.id).not.toBe(before!.id)
  expect(Buffer.from(after!.webp)).not.toEqual(Buffer.from(before!.webp))
})

test('a photo that is removed is gone everywhere at once', async ({ db }) => {
  const { house, first, memberId, visitor, accountId } = await aResident(db)
  await sendPhoto(visitor, { bytes: snow, showIn: [first.slug] })
  const gone = await visitor.send(await visitor.open(form), '/account/photo/remove')
  expect(facesOn(gone)).toEqual([])
  expect(await readPhoto(db, { accountId })).toBeNull()
  const neighbour = await neighbourOf(house, first)
  expect((await neighbour.get(`/c/${first.slug}/members/${memberId}/photo`)).status).toBe(404)
})

test.for([
  ['nothing', null, 'Choose a picture on your device first.'],
  ['a text', Buffer.from('this is my curriculum vitae'), 'We cannot read this file as a picture.'],
  [
    'a drawing that could run',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'We cannot read this file as a picture.',
  ],
] as const)('%s is no photo; the boxes stay as they were', async ([, bytes, words], { db }) => {
  const { second, visitor, accountId, answersIn } = await aResident(db)
  const refused = await sendPhoto(visitor, { bytes, showIn: [second.slug] })
  expect(refused.status).toBe(400)
  expect(describedBy(refused, 'photo')).toContain(words)
  const ticked = elements(refused.root, 'input').filter(({ attributes }) => 'checked' in attributes)
  expect(ticked.map(({ attributes }) => attributes.value)).toEqual([second.slug])
  expect(await readPhoto(db, { accountId })).toBeNull()
  expect(await answersIn()).not.toMatchObject({ showPhoto: true })
})

test('a photo of more than ten megabytes is refused in words', async ({ db }) => {
  const { visitor } = await aResident(db)
  const large = await sendPhoto(visitor, { bytes: Buffer.alloc(11 * 1024 * 1024), showIn: [] })
  expect(large.status).toBe(413)
  expect(large.words).toContain('A photo may have up to 10 MB.')
})

test('who changes their photo again and again is asked to wait', async ({ db }) => {
  const { visitor } = await aResident(db)
  const bytes = Buffer.from('no picture at all')
  for (let tried = 0; tried < 20; tried += 1) await sendPhoto(visitor, { bytes, showIn: [] })
  const late = await sendPhoto(visitor, { bytes: snow, showIn: [] })
  expect([late.status, late.headers.has('retry-after')]).toEqual([429, true])
  expect(describedBy(late, 'photo')).toContain('Please wait 60 minutes and try again.')
})
