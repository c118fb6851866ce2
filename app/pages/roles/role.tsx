import { data, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { roleNameIn, useRoleName } from '#app/words/role-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { editRole } from '#domain/roles/edit-role.ts'
import type { Route } from './+types/role.ts'
import { loadRole, loadRoleToChange } from './load-role.ts'
import { faultsOf, readRoleForm } from './read-role-form.ts'
import { RoleDeeds } from './role-deeds.tsx'
import { RoleFacts } from './role-facts.tsx'
import { RoleForm } from './role-form.tsx'
import { WhatItMay } from './what-it-may.tsx'
import { rolesWords } from './words.ts'
import './roles.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { role } = await loadRole(context, params)
  const { by, isLeader: mayLead } = context.get(entrance)
  const changes = by.permissions.has('change member role')
  return {
    role,
    changes,
    mayEdit: role.isWithin && role.system !== 'leader',
    own: [...by.permissions],
    mayLead,
    told: (['saved', 'created'] as const).find((one) => url.searchParams.has(one)) ?? null,
  }
}

/** Describes a role anew. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { role } = await loadRoleToChange(context, params)
  const { typed, described, faults } = await readRoleForm(request, role.system && role.name)
  if (!described) return data({ typed, faults }, 400)
  const { seen, isSure } = typed
  const edit = { ...described, roleId: role.id, seen, isSure }
  const outcome = await editRole(context.get(house).db, context.get(entrance).by, edit)
  if (outcome.ok) return redirect(`/c/${params.slug}/roles/${role.id}?saved`, 303)
  const { because } = outcome.refusal
  if (because === 'unknown role') throw data(null, 404)
  return data({ typed, faults: faultsOf(because) }, 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const locale = matches[0].loaderData?.locale ?? 'en'
  const name = loaderData && roleNameIn(locale)(loaderData.role.name)
  return pageTitle(name ?? sayIn(locale, rolesWords)('title'))
}

/** A role: how it is used, what it may do, and what can be done with it. */
export default function Role({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(rolesWords)
  const roleName = useRoleName()
  const { role, mayEdit, own, mayLead, told, changes } = loaderData
  const roles = `/c/${params.slug}/roles`
  return (
    <>
      <p>
        <Link to={roles}>{say('all')}</Link>
      </p>
      <div className="page-head">
        <h1>{roleName(role.name)}</h1>
      </div>
      {told && !actionData && <Notice>{say(told)}</Notice>}
      <RoleFacts role={role} />
      {changes && <RoleDeeds role={role} base={roles} />}
      <section className="card">
        <h2>{say('may')}</h2>
        {role.system === 'leader' && <p>{say('everything')}</p>}
        {changes && !role.isWithin && <p>{say('beyond')}</p>}
        {mayEdit ? (
          <RoleForm
            key={role.fingerprint}
            described={actionData?.typed ?? role}
            faults={actionData?.faults ?? {}}
            isFixed={role.system !== null}
            own={own}
            mayLead={mayLead}
            hidden={{ seen: role.fingerprint }}
            go="save"
            back={roles}
          />
        ) : (
          <WhatItMay permissions={role.permissions} />
        )}
      </section>
    </>
  )
}
