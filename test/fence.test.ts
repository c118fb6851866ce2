import { sql } from 'kysely'
import { expect, test as plain } from 'vitest'
import { test } from './database.ts'
import { OpenFence, unfenced } from './fence.ts'

const tables = ['members', 'invitations', 'communities']

plain.for([
  ['select * from "members" where "id" = $1', ['members']],
  ['select * from "members" where "community_id" = $1', []],
  ['update "members" set "title" = $1 where "id" = $2', ['members']],
  ['insert into "members" ("id") values ($1)', ['members']],
  ['insert into "members" ("community_id", "id") values ($1, $2)', []],
  [
    'select * from "members" inner join "invitations" on "invitations"."member_id" = "members"."id" where "members"."community_id" = $1',
    ['invitations'],
  ],
  [
    'select (select 1 from invitations where invitations.community_id = members.community_id) from members',
    ['invitations', 'members'],
  ],
  [
    'select (select 1 from invitations where invitations.community_id = members.community_id) from members where members.community_id = $1',
    [],
  ],
  [
    'select 1 from members join invitations on invitations.community_id = members.community_id',
    ['members', 'invitations'],
  ],
  ['select community_id from members where id = $1', ['members']],
  [
    'with claimed as (update invitations set a = 1 where community_id = $1 and invitations.community_id = $1 returning *) update members set b = 1 from claimed where members.community_id = claimed.community_id',
    [],
  ],
  ['select * from "members" as "m" where "m"."id" = $1', ['m']],
  ['select 1 from members m where m.community_id = $1', []],
  ['select name from "communities" where "id" = $1', []],
  ['select name from "communities" where "slug" = $1', ['communities']],
  ['select * from accounts where id = $1', []],
] as const)('of %s the watch names %j', ([statement, names]) => {
  expect(unfenced(statement, tables)).toEqual(names)
})

test('a query that forgets its community does not reach the database', async ({ db }) => {
  const forgetful = db.selectFrom('members').selectAll().where('lastName', '=', 'Reyes')
  await expect(forgetful.execute()).rejects.toThrow(OpenFence)
  await expect(sql`delete from members`.execute(db)).rejects.toThrow(OpenFence)
})
