import { data, Form } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { SelectField } from '#app/ui/field.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import {
  chooseDefaultRole,
  type DefaultRoleRefusal,
} from '#domain/communities/choose-default-role.ts'
import { listGrantable } from '#domain/roles/list-grantable.ts'
import type { Route } from './+types/default-role.ts'
import { loadChosen, saved } from './choosing.ts'
import { invitationWords } from './invitation-words.ts'
import { SaveButton } from './save-button.tsx'
import { SettingPage } from './setting-page.tsx'
import { preferencesWords } from './words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { defaultRole } = await loadChosen(context)
  const all = await listGrantable(context.get(house).db, context.get(entrance).by)
  const roles = all.filter(({ mayBeGiven }) => mayBeGiven)
  const chosen = roles.find(({ isDefault }) => isDefault)?.id ?? ''
  const choices = roles.filter(({ isLeader, isDefault }) => !isLeader || isDefault)
  return { chosen, defaultRole, roles: choices.map(({ id, name }) => ({ id, name })) }
}

const wordOf = {
  'unknown role': 'unknownRole',
  'leader role': 'leaderRole',
  'may not grant': 'mayNotGrant',
} as const satisfies Record<DefaultRoleRefusal['because'], string>

/** Chooses the role of new members. */
export async function action({ request, params, context }: Route.ActionArgs) {
  await loadChosen(context)
  const { roleId } = await readForm(request, ['roleId'])
  const { by } = context.get(entrance)
  const chosen = await chooseDefaultRole(context.get(house).db, by, { roleId })
  if (chosen.ok) return saved(params)
  const { because } = chosen.refusal
  return data({ word: wordOf[because], roleId }, because === 'unknown role' ? 400 : 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('defaultRole'))
}

export default function DefaultRole({ loaderData, actionData }: Route.ComponentProps) {
  const sayAll = useWords(preferencesWords)
  const say = useWords(invitationWords)
  const roleName = useRoleName()
  const { roles, chosen, defaultRole } = loaderData
  return (
    <SettingPage title={sayAll('defaultRole')} lead={say('roleLead')}>
      <Form className="form" method="post">
        <SelectField
          name="roleId"
          label={say('role')}
          hint={say('roleHint')}
          defaultValue={actionData?.roleId ?? chosen}
          error={actionData && say(actionData.word)}
        >
          {chosen === '' && (
            <option value="">{say('notYours', { role: roleName(defaultRole) })}</option>
          )}
          {roles.map(({ id, name }) => (
            <option key={id} value={id}>
              {roleName(name)}
            </option>
          ))}
        </SelectField>
        <SaveButton />
      </Form>
    </SettingPage>
  )
}
