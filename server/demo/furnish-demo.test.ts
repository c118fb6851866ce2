import { expect, test } from 'vitest'
import { signIn } from '#domain/accounts/sign-in.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { freshDatabase } from '#test/database.ts'
import { anAccount } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse } from '#test/visitor.ts'
import { CannotStart } from '../cannot-start.ts'
import { furnishDemo } from './furnish-demo.ts'
import { sampleHomes } from './neighbours.ts'

test('the sample is a community with neighbours in, invited and expected, and says who signs in', async () => {
  const { db } = await freshDatabase()
  const { services } = aHouse(db)

  const said = (await furnishDemo(services)).join('\n')

  const [, email, password] = /^ {2}(\S+) · (.+) · Community Leader$/m.exec(said)!
  const device = { address: null, userAgent: null }
  const signedIn = await signIn(db, services, {
    email: email!,
    password: password!,
    device,
    who: [],
  })
  if (!signedIn.ok) throw new Error(signedIn.refusal.because)
  const [home] = await listMemberships(db, signedIn.value.accountId)
  const people = sampleHomes.flatMap((sample) => sample.people)
  const members = await rowsOf(db, home!.communityId, 'members')
  expect(members).toHaveLength(1 + people.length)
  const joined = people.filter((person) => person.is === 'joined')
  expect(members.filter((member) => member.joinedAt)).toHaveLength(1 + joined.length)
  const letters = await rowsOf(db, home!.communityId, 'deliveries')
  const written = people.filter((person) => person.is !== 'expected')
  expect(letters.filter((letter) => letter.template === 'invitation')).toHaveLength(written.length)
})

test('a sample that is there is left as it is', async () => {
  const { db } = await freshDatabase()
  const { services } = aHouse(db)
  const said = await furnishDemo(services)
  const accounts = await db.selectFrom('accounts').select('id').execute()
  expect(await furnishDemo(services)).toEqual(said)
  expect(await db.selectFrom('accounts').select('id').execute()).toEqual(accounts)
})

test('where real people are, no sample is made', async () => {
  const { db } = await freshDatabase()
  await anAccount(db)
  await expect(furnishDemo(aHouse(db).services)).rejects.toThrow(CannotStart)
})
