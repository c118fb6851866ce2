import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** Tables of people as such and of the installation; every other table is one of communities. */
const outsideTheFence = [
  'account_deliveries',
  'account_photos',
  'accounts',
  'article_answers',
  'authenticators',
  'attachments',
  'canned_replies',
  'conversations',
  'email_changes',
  'installation',
  'kept_messages',
  'knocks',
  'kysely_migration',
  'kysely_migration_lock',
  'messages',
  'passkey_challenges',
  'passkeys',
  'password_resets',
  'recovery_codes',
  'request_limits',
  'sessions',
  'sign_in_methods',
  'sign_in_tickets',
  'sign_ups',
  'support_agents',
  'text_opt_outs',
  'verifications',
]

/** Keys of communities that hold across them. */
const acrossCommunities = ['communities_slug']

/** The functions that answer as the owner. */
const questionsAcross = [
  'access_in',
  'bounces_for_support',
  'communities_alike',
  'communities_of_conversations',
  'communities_for_support',
  'communities_that_remind',
  'communities_to_tell_of_trials',
  'communities_with_due_deliveries',
  'communities_with_due_moves',
  'communities_with_lifted_curtains',
  'communities_with_old_join_requests',
  'communities_with_old_merges',
  'communities_with_old_rosters',
  'communities_with_untold_notices',
  'community_called',
  'community_of_code',
  'community_of_delivery',
  'community_of_mailbox_proof',
  'conversations_found',
  'delivery_of_provider',
  'has_open_invitation',
  'households_found',
  'invitations_for_support',
  'leader_of',
  'members_found',
  'membership_in',
  'memberships_of',
  'properties_found',
  'records_of_account',
  'roster_news',
  'rosters_asked_for',
  'rosters_to_report',
  'slug_is_taken',
  'standings_for_support',
  'trial_has_ended',
  'waiting_in',
]

/**
 * What the catalogue of a database says against the laws of tenancy, a line each, in order; nothing
 * when all is well. `db` is the owner.
 */
export async function listFaults(db: Db): Promise<string[]> {
  const faults = await Promise.all([
    faultsOfFences(db),
    faultsOfKeys(db),
    faultsOfReferences(db),
    faultsOfNames(db),
    faultsOfFunctions(db),
    faultsOfTheRole(db),
    faultsOfGrants(db),
  ])
  return faults.flat().sort()
}

/** The column by which a table tells communities apart. */
const fenceColumn = (table: string) => (table === 'communities' ? 'id' : 'community_id')

const insideOf = (table: string) =>
  `(${fenceColumn(table)} = ( SELECT (NULLIF(current_setting('app.community'::text, true), ''::text))::uuid AS "nullif"))`

type Fence = { name: string; kind: string; on: boolean; forced: boolean; policies: string[] }

async function faultsOfFences(db: Db): Promise<string[]> {
  const answer = await sql<Fence>`
    select c.relname as name, c.relkind::text as kind, c.relrowsecurity as on, c.relforcerowsecurity as forced,
           array(select concat_ws(' | ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, c.oid),
                                  pg_get_expr(p.polwithcheck, c.oid))
                 from pg_policy p where p.polrelid = c.oid
                   and p.polroles && array[0, 'communitrak_app'::regrole::oid]) as policies
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'f', 'v', 'm')
      and c.relname <> all (${outsideTheFence})`.execute(db)
  return answer.rows.flatMap((table) => {
    const { name, kind, on, forced, policies } = table
    if (kind !== 'r') return [`${name} is no table: it would be read as its owner`]
    if (!on || !forced) return [`${name} stands outside the fence`]
    const inside = insideOf(name)
    return policies.join() === `* | t | ${inside} | ${inside}`
      ? []
      : [`${name} has a gap in its fence`]
  })
}

async function faultsOfKeys(db: Db): Promise<string[]> {
  const answer = await sql<{ name: string; table: string; first: string | null }>`
    select i.relname as name, c.relname as table,
           (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = x.indkey[0]) as first
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
    where c.relnamespace = current_schema()::regnamespace and (x.indisunique or x.indisexclusion)
      and c.relname <> all (${outsideTheFence}) and i.relname <> all (${acrossCommunities})`.execute(
    db,
  )
  return answer.rows
    .filter(({ table, first }) => first !== fenceColumn(table))
    .map(({ name }) => `${name} is not led by its community`)
}

type Reference = { name: string; table: string; first: string; target: string; targetFirst: string }

async function faultsOfReferences(db: Db): Promise<string[]> {
  const answer = await sql<Reference>`
    select k.conname as name, c.relname as table, a.attname as first, t.relname as target,
           b.attname as target_first
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class t on t.oid = k.confrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    join pg_attribute b on b.attrelid = t.oid and b.attnum = k.confkey[1]
    where k.contype = 'f' and k.connamespace = current_schema()::regnamespace`.execute(db)
  const fenced = (table: string) => !outsideTheFence.includes(table)
  return answer.rows
    .filter(({ table, target }) => fenced(table) || fenced(target))
    .filter(({ table, first, target, targetFirst }) => {
      const bothFenced = fenced(table) && fenced(target)
      return !bothFenced || first !== fenceColumn(table) || targetFirst !== fenceColumn(target)
    })
    .map(({ name }) => `${name} refers across the fence`)
}

async function faultsOfNames(db: Db): Promise<string[]> {
  const answer = await sql<{ name: string }>`
    select conname as name from pg_constraint
    where connamespace = current_schema()::regnamespace and contype in ('c', 'f', 'u', 'x')
      and conname ~ '_(check|fkey|key|excl)[0-9]*$'`.execute(db)
  return answer.rows.map(({ name }) => `${name} is a name that nobody chose`)
}

type Definer = { name: string; path: string | null; forAll: boolean; forUs: boolean }

async function faultsOfFunctions(db: Db): Promise<string[]> {
  const answer = await sql<Definer>`
    select p.proname as name, array_to_string(p.proconfig, '') as path,
           p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0) as for_all,
           has_function_privilege('communitrak_app', p.oid, 'execute') as for_us
    from pg_proc p
    where p.prosecdef and p.pronamespace = current_schema()::regnamespace`.execute(db)
  const missing = questionsAcross.filter((name) => !answer.rows.some((one) => one.name === name))
  return [
    ...missing.map((name) => `${name} is missing`),
    ...answer.rows.flatMap(({ name, path, forAll, forUs }) => [
      ...(questionsAcross.includes(name) ? [] : [`${name} answers as the owner and is in no list`]),
      ...(/^search_path=[^,]+(, [^,]+)*, pg_temp$/.test(path ?? '')
        ? []
        : [`${name} looks for tables where its caller says`]),
      ...(forAll ? [`${name} answers everybody`] : []),
      ...(forUs ? [] : [`${name} does not answer the application`]),
    ]),
  ]
}

async function faultsOfTheRole(db: Db): Promise<string[]> {
  const answer = await sql<Record<string, boolean>>`
    select rolsuper as "is a superuser", rolbypassrls as "walks through fences",
           rolcreaterole or rolcreatedb or rolreplication as "may do more than work",
           rolcanlogin as "signs in by itself",
           exists (select from pg_auth_members where member = r.oid) as "belongs to another role",
           exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = r.oid
                   and deptype = 'o') as "owns something",
           exists (select from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create')
                   or has_database_privilege(r.oid, current_database(), 'create')) as "may create tables"
    from pg_roles r where rolname = 'communitrak_app'`.execute(db)
  const traits = Object.entries(answer.rows[0] ?? { 'is missing': true })
  return traits.filter(([, has]) => has).map(([trait]) => `communitrak_app ${trait}`)
}

/** What no grant may allow: emptying a table goes past row-level security, and audits stay as they are. */
async function faultsOfGrants(db: Db): Promise<string[]> {
  const answer = await sql<{ name: string; grantee: string; deed: string }>`
    select c.relname as name, coalesce(r.rolname, 'public') as grantee, lower(g.privilege_type) as deed
    from pg_class c cross join aclexplode(c.relacl) g left join pg_roles r on r.oid = g.grantee
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and g.grantee <> c.relowner`.execute(db)
  const allowed = (name: string, deed: string) =>
    ['select', 'insert', ...(name === 'audit_events' ? [] : ['update', 'delete'])].includes(deed)
  return answer.rows
    .filter(({ name, grantee, deed }) => grantee !== 'communitrak_app' || !allowed(name, deed))
    .map(({ name, grantee, deed }) => `${grantee} may ${deed} ${name}`)
}
