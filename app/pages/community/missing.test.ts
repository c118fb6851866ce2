import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { linkOf } from '#test/page.ts'
import { aHouse, aSignedInVisitor, aVisitor } from '#test/visitor.ts'

const unknown = '00000000-0000-7000-8000-000000000000'

/** Addresses of a community at which there is nothing. */
const wrong = (memberId: string) => [
  ...[`members/${memberId}`, `members/${unknown}`, 'members/not-an-id'],
  ...[`properties/${unknown}`, `households/${unknown}`, `roles/${unknown}`, 'preferences/nothing'],
  ...[`members/${unknown}/photo`, `invitations/passes/${unknown}/print`, 'nothing/at/all'],
]

test('a wrong address is told inside the community, and the same for what is of another', async ({
  db,
}) => {
  const { slug, leader } = await aCommunity(db)
  const { communityId } = await aCommunity(db)
  const foreign = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(aHouse(db), leader)
  const said = new Set<string>()
  for (const path of wrong(foreign.id)) {
    const page = await visitor.open(`/c/${slug}/${path}`)
    expect([path, page.status, page.title]).toEqual([
      ...[path, 404, 'We cannot find this page · Communitrak'],
    ])
    expect(linkOf(page, 'Back to the community')).toBe(`/c/${slug}`)
    expect(linkOf(page, 'Members')).toBe(`/c/${slug}/members`)
    expect(page.html.match(/<main/g)).toHaveLength(1)
    said.add(page.words)
  }
  expect(said.size).toBe(1)
})

test('a form that finds nothing is answered inside the community, in one frame', async ({ db }) => {
  const { slug, leader } = await aCommunity(db)
  const visitor = await aSignedInVisitor(aHouse(db), leader)
  const answer = await visitor.post(`/c/${slug}/properties/${unknown}/restore`, {})
  const html = await answer.text()
  expect([answer.status, html.match(/<main/g)?.length]).toEqual([404, 1])
  expect(html).toContain('Back to the community')
})

test('who is signed in is offered the way to their communities, and never to sign in', async ({
  db,
}) => {
  const { leader } = await aCommunity(db)
  const other = await aCommunity(db)
  const visitor = await aSignedInVisitor(aHouse(db), leader)
  const paths = [`/c/${other.slug}`, `/c/${other.slug}/members`, '/c/nowhere', '/nowhere']
  for (const path of [...paths, '/account/photo/image']) {
    const page = await visitor.open(path)
    expect([path, page.status, linkOf(page, 'My communities')]).toEqual([
      ...[path, 404, '/communities'],
    ])
    expect(page.words).not.toContain('Sign in')
    expect(page.words).not.toContain('access code')
  }
})

test('to others the way in is offered', async ({ db }) => {
  const page = await aVisitor(aHouse(db)).open('/nowhere')
  expect([page.status, linkOf(page, 'Join with an access code')]).toEqual([404, '/join/resident'])
  expect(linkOf(page, 'Sign in')).toBe('/sign-in')
})
