import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Choice, SelectField } from '#app/ui/field.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { type DeleteRoleRefusal, deleteRole } from '#domain/roles/delete-role.ts'
import type { ListedRole } from '#domain/roles/list-roles.ts'
import type { Route } from './+types/delete.ts'
import { type RoleFormWord, roleFormWords } from './form-words.ts'
import { loadRoleToChange } from './load-role.ts'
import { RoleFacts } from './role-facts.tsx'
import './roles.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { role, roles } = await loadRoleToChange(context, params)
  const { active, pending, suspended, codes, isDefault } = role
  const others = roles.filter(
    ({ id, isWithin, isLeader }) => id !== role.id && isWithin && !(isDefault && isLeader),
  )
  return {
    role,
    isUsed: isDefault || active + pending + suspended + codes > 0,
    others: others.map(({ id, name }) => ({ id, name })),
    hindrance: hindranceOf(role),
  }
}

function hindranceOf({ system, isWithin }: ListedRole): 'system role' | 'beyond you' | null {
  if (system !== null) return 'system role'
  return isWithin ? null : 'beyond you'
}

const sayings: Record<Exclude<DeleteRoleRefusal['because'], 'unknown role'>, RoleFormWord> = {
  'system role': 'system role',
  'beyond you': 'beyond you',
  'in use': 'in use',
  'unknown target': 'unknown target',
  'may not grant': 'may not grant target',
  'default role': 'default target',
  'shuts you out': 'shuts you out',
}

/** Takes a role away, with everybody who has it on to another one. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { role } = await loadRoleToChange(context, params)
  const { toId, sure } = await readForm(request, ['toId', 'sure'])
  const again = (because: keyof typeof sayings, status: number) =>
    data({ toId, because, fault: sayings[because] }, status)
  if (toId !== '' && !isId(toId)) return again('unknown target', 400)
  const deletion = { roleId: role.id, toId: toId || null, isSure: sure === 'on' }
  const outcome = await deleteRole(context.get(house).db, context.get(entrance).by, deletion)
  if (outcome.ok) return redirect(`/c/${params.slug}/roles?deleted`, 303)
  const { because } = outcome.refusal
  if (because === 'unknown role') throw data(null, 404)
  return again(because, 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', roleFormWords)
  return pageTitle(say('deleteTitle', { name: loaderData?.role.name ?? '' }))
}

/** Asks before a role goes, and who shall have which instead. */
export default function Delete({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(roleFormWords)
  const roleName = useRoleName()
  const { role, isUsed, others, hindrance } = loaderData
  const back = `/c/${params.slug}/roles/${role.id}`
  const errors = actionData ? [{ field: 'toId', words: say(actionData.fault) }] : []
  return (
    <section className="card">
      <h1>{say('deleteTitle', { name: roleName(role.name) })}</h1>
      <RoleFacts role={role} />
      {hindrance ? (
        <Notice kind="warning">
          <p>{say(hindrance)}</p>
          <HelpLink to="roles" />
        </Notice>
      ) : (
        <>
          <ErrorSummary help="roles" title={say('mend')} errors={errors} />
          <p>{say(isUsed ? 'used' : 'unused')}</p>
          <Form className="form" method="post">
            {isUsed && (
              <SelectField
                name="toId"
                label={say('to')}
                defaultValue={actionData?.toId ?? ''}
                error={actionData && say(actionData.fault)}
                required
              >
                <option value="">{say('choose')}</option>
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {roleName(name)}
                  </option>
                ))}
              </SelectField>
            )}
            {actionData?.because === 'shuts you out' && (
              <Choice type="checkbox" name="sure" label={say('sure')} />
            )}
            <p className="soft">{say('forGood')}</p>
            <div className="beside">
              <Link className="button quiet" to={back}>
                {say('back')}
              </Link>
              <SubmitButton kind="danger">{say('deleteDo')}</SubmitButton>
            </div>
          </Form>
        </>
      )}
    </section>
  )
}
