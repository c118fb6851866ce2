import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { SelectField } from '#app/ui/field.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { newId } from '#domain/new-id.ts'
import { createRole } from '#domain/roles/create-role.ts'
import { listRoles } from '#domain/roles/list-roles.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/new.ts'
import { roleFormWords } from './form-words.ts'
import { faultsOf, type RoleFaults, readRoleForm } from './read-role-form.ts'
import { RoleForm } from './role-form.tsx'
import './roles.css'

export async function loader({ context, url, params }: Route.LoaderArgs) {
  const { by, isLeader: mayLead } = context.get(entrance)
  requirePermission(by, 'change member role')
  const roles = await listRoles(context.get(house).db, by)
  const within = roles.filter(({ isWithin }) => isWithin)
  const [from, name] = [url.searchParams.get('from'), url.searchParams.get('name') ?? '']
  if (url.searchParams.has('submission'))
    throw redirect(`/c/${params.slug}/roles/new?${startingFrom({ from, name })}`)
  const start =
    within.find(({ id }) => id === from) ?? within.find(({ system }) => system === 'resident')
  return {
    start: start ? { id: start.id, permissions: start.permissions } : null,
    roles: within.map(({ id, name }) => ({ id, name })),
    own: [...by.permissions],
    mayLead,
    name,
    submission: newId(),
  }
}

/** Of the form that starts from another role only this comes along, not what was ticked before. */
function startingFrom({ from, name }: { from: string | null; name: string }): URLSearchParams {
  return new URLSearchParams({ ...(from && { from }), ...(name && { name }) })
}

/** Creates a role. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'change member role')
  const { typed, described, faults } = await readRoleForm(request, null)
  const submission = isId(typed.submission) ? typed.submission : newId()
  const again = (faults: RoleFaults, status: number) =>
    data({ typed: { ...typed, submission }, faults }, status)
  if (!described) return again(faults, 400)
  const made = await createRole(context.get(house).db, by, { ...described, submission })
  if (!made.ok) return again(faultsOf(made.refusal.because), 409)
  return redirect(`/c/${params.slug}/roles/${made.value.roleId}?created`, 303)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', roleFormWords)('newTitle'))
}

export default function New({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(roleFormWords)
  const roleName = useRoleName()
  const { start, roles, own, mayLead, name } = loaderData
  const untouched = { name, isLeader: false, permissions: start?.permissions ?? [] }
  const submission = actionData?.typed.submission ?? loaderData.submission
  return (
    <>
      <div className="page-head">
        <h1>{say('newTitle')}</h1>
      </div>
      <section className="card">
        <p>{say('newLead')}</p>
        <RoleForm
          key={start?.id}
          described={actionData?.typed ?? untouched}
          faults={actionData?.faults ?? {}}
          isFixed={false}
          own={own}
          mayLead={mayLead}
          hidden={{ submission }}
          go="go"
          back={`/c/${params.slug}/roles`}
        >
          {!actionData && roles.length > 0 && (
            <div className="start-from">
              <SelectField name="from" label={say('from')} defaultValue={start?.id}>
                {roles.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {roleName(name)}
                  </option>
                ))}
              </SelectField>
              <div className="beside">
                <button className="button quiet" type="submit" formMethod="get" formNoValidate>
                  {say('start')}
                </button>
              </div>
            </div>
          )}
        </RoleForm>
      </section>
    </>
  )
}
