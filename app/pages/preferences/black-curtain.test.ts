import { expect } from 'vitest'
import { clockTimeOf } from '#domain/clock-time.ts'
import { addDays } from '#domain/days.ts'
import { test } from '#test/database.ts'
import { everyAddress } from '#test/every-address.ts'
import { aMember } from '#test/factories.ts'
import { aPerson } from '#test/identity.ts'
import { alertsOf, byId, describedBy } from '#test/page.ts'
import { aLeaderAtWork, signInAs } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, letterTo } from '#test/visitor.ts'

/** A leader at the page of the curtain, and a resident who is signed in. */
async function aTown(house: House) {
  const { db } = house.services
  const work = await aLeaderAtWork(house)
  const person = await aPerson(db, house.services)
  const { communityId, home } = work
  await aMember(db, { communityId, accountId: person.accountId })
  const resident = await aSignedInVisitor(house, person)
  return { ...work, person, resident, page: `${home}/preferences/black-curtain` }
}

type Town = Awaited<ReturnType<typeof aTown>>

async function draw({ visitor, page }: Town) {
  const asked = await visitor.click(await visitor.open(page), 'Draw the curtain…')
  return visitor.send(asked, `${page}/draw`)
}

const tomorrow = () => clockTimeOf(addDays(new Date(), 1), 'America/Chicago').day

test('a leader is told what drawing does, draws it, and residents are outside at once', async ({
  db,
}) => {
  const town = await aTown(aHouse(db))
  const { visitor, resident, page, home, person } = town
  expect((await resident.open(home)).status).toBe(200)
  const asked = await visitor.click(await visitor.open(page), 'Draw the curtain…')
  expect(asked.words).toContain('One person is inside now, and will be outside')
  expect(asked.words).toContain('One Community Leader stays inside: you.')
  expect((await resident.open(home)).status).toBe(200)
  const drawn = await visitor.send(asked, `${page}/draw`)
  expect([drawn.status, drawn.path]).toEqual([200, page])
  expect(drawn.words).toMatch(/Drawn .+, by Lee Board/)
  expect(drawn.words).toContain('One person waits behind the curtain')
  const closed = await resident.open(home)
  expect([closed.status, closed.title]).toEqual([403, 'Opening soon · Communitrak'])
  expect((await resident.open('/communities')).words).toContain('Opening soon')
  const later = aVisitor(aHouse(db))
  expect((await signInAs(later, person)).path).toBe('/opening-soon')
  expect(later.cookies.has('session')).toBe(false)
})

test('behind the curtain no address of the community lets anybody in: no page, form, stream or download', async ({
  db,
}) => {
  const town = await aTown(aHouse(db))
  await draw(town)
  const { resident, slug } = town
  const id = '00000000-0000-7000-8000-000000000000'
  const inside = everyAddress({ slug, channel: 'email' }, id).filter((path) =>
    path.startsWith(`/c/${slug}`),
  )
  expect(inside.length).toBeGreaterThan(75)
  for (const path of inside) {
    const answers = [await resident.get(path), await resident.post(path, { told: 'daily' })]
    expect([path, ...answers.map(({ status }) => status)]).toEqual([path, 403, 403])
    const data = await (await resident.get(`${path}.data`)).text()
    expect(data).not.toContain('Lee')
  }
})

test('leaders read on every page that residents are outside, and until when; residents never do', async ({
  db,
}) => {
  const town = await aTown(aHouse(db))
  const { visitor, home, page, resident } = town
  const banner = 'Residents cannot enter yet.'
  expect((await visitor.open(home)).words).not.toContain(banner)
  await draw(town)
  expect((await visitor.open(`${home}/members`)).words).toContain(banner)
  const plan = await visitor.click(await visitor.open(page), 'Set a time…')
  const planned = await visitor.send(plan, `${page}/plan`, { day: tomorrow(), time: '09:00' })
  expect(planned.words).toMatch(/Saved\. The community opens \w+day, .+ at 9:00/)
  expect((await visitor.open(home)).words).toMatch(/cannot enter yet\. Opens \w+day, .+ at 9:00/)
  const { path, words } = await resident.open('/communities')
  expect([path, words.includes(banner)]).toEqual(['/communities', false])
  await visitor.send(await visitor.open(page), `${page}/lift`)
  expect((await resident.open(home)).words).not.toContain(banner)
})

test('lifted now, everybody who waits is told, unless the leader leaves it', async ({ db }) => {
  const house = aHouse(db)
  const town = await aTown(house)
  const { visitor, page, person, resident, home, slug } = town
  const drawn = await draw(town)
  const lifted = await visitor.send(drawn, `${page}/lift`)
  expect(lifted.words).toContain(
    'The curtain is lifted: everybody can enter. One person is told by e-mail.',
  )
  const letter = await letterTo(house, person.email, 'curtain lifted')
  expect(letter.url).toBe(`${house.services.publicUrl}/c/${slug}`)
  expect((await resident.open(home)).status).toBe(200)
  const again = await draw(town)
  const quiet = await visitor.send(again, `${page}/lift`, { tellWaiting: false })
  expect(quiet.words).toContain('Nobody is told by e-mail.')
  const late = await visitor.send(again, `${page}/lift`)
  expect(alertsOf(late)).toEqual([
    'The curtain is not drawn any more: somebody was faster, or its time has come.',
  ])
})

test('who waits reads when it opens', async ({ db }) => {
  const house = aHouse(db)
  const town = await aTown(house)
  const { visitor, page, person } = town
  await draw(town)
  const typed = { day: tomorrow(), time: '09:00', tellWaiting: false }
  const planned = await visitor.send(await visitor.open(`${page}/plan`), `${page}/plan`, typed)
  expect(planned.words).toContain('Told then Nobody')
  const soon = await signInAs(aVisitor(house), person)
  expect(soon.words).toMatch(/It opens \w+day, .+ at 9:00/)
  const cancelled = await visitor.send(planned, `${page}/plan/cancel`)
  expect(cancelled.words).toContain('The time is cancelled.')
  expect(cancelled.words).toContain('Opens When you lift it')
  expect((await signInAs(aVisitor(house), person)).words).not.toContain('It opens')
})

test.for([
  [{ day: '2020-01-01', time: '09:00' }, 409, 'This moment is over already.'],
  [{ day: '2999-01-01', time: '09:00' }, 409, 'This is more than a year away.'],
  [{ day: 'soon', time: '09:00' }, 400, 'Please choose a day and a time'],
  [{ day: '2031-01-01', time: '' }, 400, 'Please choose a day and a time'],
] as const)(
  '%j is no time to open, and what was typed stays',
  async ([typed, status, words], { db }) => {
    const town = await aTown(aHouse(db))
    const { visitor, page } = town
    await draw(town)
    const form = await visitor.open(`${page}/plan`)
    expect(form.words).toContain('Day and time are those of your community (Central Time; it is')
    const refused = await visitor.send(form, `${page}/plan`, { ...typed, tellWaiting: false })
    expect(refused.status).toBe(status)
    expect(describedBy(refused, 'day')).toContain(words)
    expect(byId(refused, 'day').attributes.value).toBe(typed.day)
    expect('checked' in byId(refused, 'tellWaiting-on').attributes).toBe(false)
    expect((await visitor.open(page)).words).toContain('Opens When you lift it')
  },
)

test('where no curtain is drawn, setting a time leads back to the page that says so', async ({
  db,
}) => {
  const { visitor, page } = await aTown(aHouse(db))
  expect((await visitor.open(`${page}/plan`)).path).toBe(page)
  const late = await visitor.post(`${page}/plan`, { day: tomorrow(), time: '09:00' })
  expect(late.headers.get('location')).toBe(`${page}?not-now`)
  expect((await visitor.post(`${page}/draw`, {})).status).toBe(400)
  expect((await visitor.open(page)).words).toContain('The curtain is open: everybody can enter.')
})

test('the audit log tells in words who drew and lifted the curtain, and what else was chosen', async ({
  db,
}) => {
  const town = await aTown(aHouse(db))
  const { visitor, page, home } = town
  await draw(town)
  await visitor.send(await visitor.open(page), `${page}/lift`)
  const name = `${home}/preferences/name`
  await visitor.send(await visitor.open(name), name, { name: 'Heron Landing' })
  const { words } = await visitor.open(`${home}/audit?kind=rules`)
  expect(words).toContain('Lee Board drew the Black Curtain')
  expect(words).toContain('Lee Board lifted the Black Curtain; one person was told')
  expect(words).toContain('Lee Board changed the name of the community')
  expect(words).toMatch(/Maple Court.*Heron Landing/)
})
