import { sql } from 'kysely'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { listFaults } from '#test/catalogue.ts'
import { freshDatabase } from '#test/database.ts'
import { connect } from './connect.ts'
import { atomically } from './in-community.ts'

let address: string

beforeAll(async () => {
  const own = await freshDatabase()
  address = own.address
  return () => own.db.destroy()
})

test('every table of communities stands behind the fence, and every key begins with it', async () => {
  expect(await listFaults(anOwner(address))).toEqual([])
})

const columns = 'community_id uuid not null, id uuid not null, email text'

test.for([
  [
    `create table notes (${columns}, constraint notes_id primary key (community_id, id))`,
    ['notes stands outside the fence'],
  ],
  [
    'create table notes (id uuid constraint notes_id primary key)',
    ['notes stands outside the fence', 'notes_id is not led by its community'],
  ],
  [
    `create table notes (${columns}, primary key (id)); select fence_table('notes')`,
    ['notes_pkey is not led by its community'],
  ],
  ['alter table members no force row level security', ['members stands outside the fence']],
  ['alter table members disable row level security', ['members stands outside the fence']],
  ['drop policy own_community on members', ['members has a gap in its fence']],
  ['alter policy own_community on members using (true)', ['members has a gap in its fence']],
  ['alter policy own_community on members with check (true)', ['members has a gap in its fence']],
  ['create policy guests on members using (true)', ['members has a gap in its fence']],
  ['create view people as table members', ['people is no table: it would be read as its owner']],
  [
    'create materialized view people as table members',
    ['people is no table: it would be read as its owner'],
  ],
  [
    'create unique index members_email on members (email)',
    ['members_email is not led by its community'],
  ],
  [
    'alter table members add constraint members_phone unique (phone, community_id)',
    ['members_phone is not led by its community'],
  ],
  [
    'alter table members add constraint members_lead exclude using btree (lower(email) with =)',
    ['members_lead is not led by its community'],
  ],
  [
    'alter table members add constraint members_account foreign key (account_id) references accounts',
    ['members_account refers across the fence'],
  ],
  [
    'alter table sign_ups add constraint sign_ups_community foreign key (community_id) references communities',
    ['sign_ups_community refers across the fence'],
  ],
  [
    `create unique index members_by_id on members (id);
     alter table notices add constraint notices_about foreign key (member_id) references members (id)`,
    ['members_by_id is not led by its community', 'notices_about refers across the fence'],
  ],
  [
    'alter table members add check (length(title) < 100)',
    ['members_title_check is a name that nobody chose'],
  ],
  [
    'alter table members add unique (community_id, phone)',
    ['members_community_id_phone_key is a name that nobody chose'],
  ],
] as const)('a careless %s is noticed', async ([careless, faults]) => {
  expect(await faultsAfter(careless)).toEqual(faults)
})

const asOwner = 'language sql security definer set search_path = public, pg_temp'
const grant =
  'revoke all on function peek from public; grant execute on function peek to communitrak_app'

test.for([
  [
    `create function peek() returns bigint ${asOwner} as 'select count(*) from members'; ${grant}`,
    ['peek answers as the owner and is in no list'],
  ],
  ['grant execute on function slug_is_taken to public', ['slug_is_taken answers everybody']],
  [
    'alter function slug_is_taken reset search_path',
    ['slug_is_taken looks for tables where its caller says'],
  ],
  [
    'alter function slug_is_taken set search_path = public',
    ['slug_is_taken looks for tables where its caller says'],
  ],
  [
    'revoke execute on function slug_is_taken from communitrak_app',
    ['slug_is_taken does not answer the application'],
  ],
  ['drop function slug_is_taken', ['slug_is_taken is missing']],
  [
    'alter role communitrak_app superuser',
    ['communitrak_app is a superuser', 'communitrak_app may create tables'],
  ],
  ['alter role communitrak_app bypassrls', ['communitrak_app walks through fences']],
  ['alter role communitrak_app createdb', ['communitrak_app may do more than work']],
  ['alter role communitrak_app login', ['communitrak_app signs in by itself']],
  ['grant pg_read_all_data to communitrak_app', ['communitrak_app belongs to another role']],
  ['alter function wake_senders owner to communitrak_app', ['communitrak_app owns something']],
  ['grant create on schema public to communitrak_app', ['communitrak_app may create tables']],
  ['grant update on audit_events to communitrak_app', ['communitrak_app may update audit_events']],
  ['grant delete on audit_events to communitrak_app', ['communitrak_app may delete audit_events']],
  ['grant truncate on members to communitrak_app', ['communitrak_app may truncate members']],
  ['grant select on accounts to public', ['public may select accounts']],
] as const)('a careless %s is noticed too', async ([careless, faults]) => {
  expect(await faultsAfter(careless)).toEqual(faults)
})

test.for([
  'create table mine (id uuid)',
  'create schema mine',
  'update audit_events set deed = deed',
  'delete from audit_events',
  'truncate members',
  'alter table members disable row level security',
  'drop policy own_community on members',
  'delete from communities',
  'delete from notices',
  'create role another',
  "select fence_table('accounts')",
])('the application may not %s', async (statement) => {
  const db = connect(address, { as: 'application', most: 1 })
  onTestFinished(() => db.destroy())
  await expect(sql.raw(statement).execute(db)).rejects.toThrow(/permission denied|must be owner/)
})

test('a table that a caller keeps for themselves does not mislead the owner', async () => {
  const db = connect(address, { as: 'application', most: 1 })
  onTestFinished(() => db.destroy())
  await sql`create temporary table communities as select 'nowhere' as slug`.execute(db)
  await sql`grant select on communities to public`.execute(db)
  const answer = await sql<{ taken: boolean }>`select slug_is_taken('nowhere') as taken`.execute(db)
  expect(answer.rows).toEqual([{ taken: false }])
})

/** What is at fault after a statement of the owner, which is then taken back. */
async function faultsAfter(statement: string): Promise<string[]> {
  class TakenBack extends Error {}
  let faults: string[] = []
  const work = atomically(anOwner(address), async (db) => {
    await sql.raw(statement).execute(db)
    faults = await listFaults(db)
    throw new TakenBack()
  })
  await expect(work).rejects.toThrow(TakenBack)
  return faults
}

function anOwner(address: string) {
  const owner = connect(address, { as: 'owner', most: 1 })
  onTestFinished(() => owner.destroy())
  return owner
}
