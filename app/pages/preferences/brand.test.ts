import sharp from 'sharp'
import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { anInvitation } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, byId, describedBy, type Page, readPage } from '#test/page.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aVisitor, letterTo, type TestVisitor } from '#test/visitor.ts'

const green = { width: 300, height: 90, channels: 3 as const, background: '#1f6f54' }
const picture = await sharp({ create: green }).png().toBuffer()

/** Sends the form as a browser does, with a file. */
async function sendLogo(
  { ask, open }: TestVisitor,
  form: string,
  bytes: Uint8Array | null,
  name = 'logo.png',
): Promise<Page> {
  const body = new FormData()
  body.append('logo', bytes ? new File([Buffer.from(bytes)], name) : new File([], ''))
  const sent = { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }
  const answer = await ask(form, sent)
  const to = answer.headers.get('location')
  return to ? open(to) : readPage(answer, form)
}

const logosOn = (page: Page) =>
  elements(page.root, 'img').flatMap(({ attributes }) =>
    attributes.src?.startsWith('/logo/') ? attributes.src : [],
  )

test('a logo stands on every page and in letters, until it is removed', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, home, leader } = await aLeaderAtWork(house)
  const form = `${home}/preferences/logo`
  const saved = await sendLogo(visitor, form, picture)
  expect(saved.path).toBe(`${home}/preferences?saved`)
  const [src, ...others] = logosOn(await visitor.open(home))
  expect([src, others]).toEqual([expect.stringMatching(`^/logo/${leader.communityId}\\?\\d+$`), []])
  const answer = await visitor.get(src!)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  const { email } = await anInvitation(db, { by: leader })
  const { community } = await letterTo(house, email, 'invitation')
  expect(community.logoUrl).toBe(`${house.services.publicUrl}${src}`)

  const removed = await visitor.send(await visitor.open(form), `${form}/remove`)
  expect([removed.path, logosOn(removed)]).toEqual([`${home}/preferences?saved`, []])
  expect((await visitor.get(src!)).status).toBe(404)
})

test.for([
  ['nothing', null, 'Choose a picture on your device first.'],
  [
    'a drawing with script, called PNG',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'A drawing (SVG) must be saved as PNG first.',
  ],
  ['half a picture', picture.subarray(0, 60), 'We cannot read this file as a picture.'],
] as const)(
  '%s is no logo; the page says so beside the field',
  async ([, bytes, words], { db }) => {
    const { visitor, home } = await aLeaderAtWork(aHouse(db))
    const refused = await sendLogo(visitor, `${home}/preferences/logo`, bytes)
    expect(refused.status).toBe(400)
    expect(describedBy(refused, 'logo')).toContain(words)
    expect(logosOn(await visitor.open(home))).toEqual([])
  },
)

test('a file of twenty megabytes is refused beside the field, whoever sends it how', async ({
  db,
}) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const form = `${home}/preferences/logo`
  const large = await sendLogo(visitor, form, Buffer.alloc(20 * 1024 * 1024))
  expect([large.status, large.title]).toEqual([413, 'Logo · Communitrak'])
  expect(describedBy(large, 'logo')).toContain('a logo may have up to 10 MB')
  expect((await sendLogo(visitor, form, picture)).path).toBe(`${home}/preferences?saved`)
})

test('who is not signed in learns nothing by sending too much', async ({ db }) => {
  const house = aHouse(db)
  const { home } = await aLeaderAtWork(house)
  const body = new FormData()
  body.append('logo', new File([Buffer.alloc(11 * 1024 * 1024)], 'x.png'))
  const sent = { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }
  const answer = await aVisitor(house).ask(`${home}/preferences/logo`, sent)
  expect(answer.headers.get('location')).toMatch(/^\/sign-in/)
})

test('a colour is looked at first, without being saved', async ({ db }) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const form = `${home}/preferences/color`
  const page = await visitor.open(form)
  const looked = await visitor.send(page, form, { color: '0B5F83' }, 'Preview')
  expect([looked.status, looked.path]).toEqual([200, `${form}?color=0B5F83`])
  expect(looked.words).toContain('#0b5f83 works well')
  expect(looked.html).toContain('--community-accent:#0b5f83')
  expect(byId(looked, 'color').attributes.value).toBe('#0b5f83')
  expect((await visitor.open(`${home}/preferences`)).words).toContain('Colour #1f6f54')
  const saved = await visitor.send(looked, form, {}, 'Save')
  expect(saved.words).toContain('Colour #0b5f83')
})

test('each offered colour leads to how it looks', async ({ db }) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const page = await visitor.open(`${home}/preferences/color`)
  const [palette] = elements(page.root, 'ul').filter(
    ({ attributes }) => attributes.class === 'palette',
  )
  expect(elements(palette!, 'a').map(wordsOf)).toEqual([
    ...['Forest', 'Ocean', 'Royal blue', 'Plum', 'Berry', 'Brick', 'Earth', 'Slate'],
  ])
  const plum = await visitor.click(page, 'Plum')
  expect(plum.words).toContain('#6b3a86 works well')
})

test('a pale colour is refused in words, with the nearest that works in one click', async ({
  db,
}) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const form = `${home}/preferences/color`
  const refused = await visitor.send(await visitor.open(form), form, { color: '#ffff00' }, 'Save')
  expect(refused.status).toBe(409)
  expect(alertsOf(refused)[0]).toContain('White letters on #ffff00 are too hard to read')
  expect(alertsOf(refused)[0]).toContain('Their contrast is 1 to 1')
  expect(byId(refused, 'color').attributes.value).toBe('#ffff00')
  const saved = await visitor.send(refused, form, {}, 'Use #7a7a00')
  expect(saved.words).toContain('Colour #7a7a00')
})

test.for(['red;}', 'javascript:alert(1)', '#12345', '"><script>'])(
  '%s is no colour, to look at or to save',
  async (color, { db }) => {
    const { visitor, home } = await aLeaderAtWork(aHouse(db))
    const form = `${home}/preferences/color`
    const saved = await visitor.post(form, { color })
    const looked = await visitor.get(`${form}?color=${encodeURIComponent(color)}`)
    for (const answer of [saved, looked]) {
      const page = await readPage(answer, form)
      expect(page.status).toBe(400)
      expect(describedBy(page, 'color')).toContain('We cannot read this as a colour.')
      expect(page.html).not.toContain(`:${color}`)
      expect(page.html).not.toContain('"><script>"')
    }
    expect((await visitor.open(`${home}/preferences`)).words).toContain('Colour #1f6f54')
  },
)
