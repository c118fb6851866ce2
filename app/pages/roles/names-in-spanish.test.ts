import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aMember } from '#test/factories.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

const english = /Community Leader|Board Member|\bResident\b/

test('on Spanish pages the roles of every community have Spanish names', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, slug, communityId } = await aLeaderAtWork(house)
  const { id, accountId } = await aMember(db, { communityId })
  const resident = await aSignedInVisitor(house, { accountId: accountId! })
  for (const one of [visitor, resident])
    await one.send(await one.open('/account'), '/account/language', { language: 'es' })

  const base = `/c/${slug}`
  const pages = ['/members', `/members/${id}`, '/roles', '/members/invite']
  const more = ['/preferences', '/preferences/default-role', `/members/${id}/role`]
  for (const path of [...pages, ...more]) {
    const page = await visitor.open(base + path)
    expect([path, page.status, english.exec(page.words)]).toEqual([path, 200, null])
  }
  expect((await visitor.open('/communities')).words).toContain('Líder de la comunidad')
  expect((await resident.open(base)).words).toContain('Está aquí como Residente.')
  expect((await resident.open(`/account/communities/${slug}`)).words).toContain('Rol Residente')
})
