import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity, anInvitation } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

test('every way to invite has its card, and the status tells what came of it', async ({ db }) => {
  const house = aHouse(db)
  const { leader, slug, communityId } = await aCommunity(db)
  const visitor = await aSignedInVisitor(house, leader)
  const empty = await visitor.open(`/c/${slug}/invitations`)
  for (const words of ['Email', 'Text message', 'Printed Access Pass', 'There is none yet'])
    expect(empty.words).toContain(words)

  await anInvitation(db, { by: leader })
  await anInvitation(db, { by: leader })
  const [delivery] = await rowsOf(db, communityId, 'deliveries')
  await change(db, 'deliveries', delivery!, { bouncedAt: new Date() })
  const page = await visitor.open(`/c/${slug}/invitations`)
  expect(page.words).toContain('2 invitations are open')
  const trouble = await visitor.click(page, 'One did not arrive.')
  expect(trouble.words).toContain('Came back')
  expect(trouble.html.match(/name="invitation"/g)).toHaveLength(1)
})

test('reminders are turned on and off with one button', async ({ db }) => {
  const house = aHouse(db)
  const { leader, slug } = await aCommunity(db)
  const visitor = await aSignedInVisitor(house, leader)
  const path = `/c/${slug}/invitations`

  const on = await visitor.send(await visitor.open(path), `${path}/reminders`)
  expect(on.words).toContain('People who have not joined will be reminded.')
  const off = await visitor.send(on, `${path}/reminders`)
  expect(off.words).toContain('Nobody will be reminded.')
})
