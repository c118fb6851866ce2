import { Form, Link } from 'react-router'
import { Choice, SelectField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { GrantableRole } from '#domain/roles/list-grantable.ts'
import { memberRoleWords } from './words.ts'

type RoleFormProps = {
  roles: readonly GrantableRole[]
  /** The role that is chosen, and the one they have. */
  roleId: string
  now: string
  refused: { because: string; error: string } | null
  next: string | null
  home: string
}

/** Chooses a role for somebody. */
export function RoleForm({ roles, roleId, now, refused, next, home }: RoleFormProps) {
  const say = useWords(memberRoleWords)
  const roleName = useRoleName()
  const errors = refused ? [{ field: 'roleId', words: refused.error }] : []
  return (
    <>
      <ErrorSummary help="roles" title={say('mend')} errors={errors} />
      <Form className="form" method="post">
        {next && <input type="hidden" name="next" value={next} />}
        <SelectField
          key={roleId}
          name="roleId"
          label={say('role')}
          defaultValue={roleId}
          error={refused?.error}
        >
          {roles.map(({ id, name, mayBeGiven }) => (
            <option key={id} value={id} disabled={!mayBeGiven && id !== now}>
              {mayBeGiven ? roleName(name) : say('beyond', { role: roleName(name) })}
            </option>
          ))}
        </SelectField>
        {refused?.because === 'shuts you out' && (
          <Choice type="checkbox" name="sure" label={say('sure')} />
        )}
        <div className="beside">
          <SubmitButton>{say('save')}</SubmitButton>
          <Link className="button quiet" to={next ?? `${home}/members`}>
            {say('back')}
          </Link>
        </div>
      </Form>
    </>
  )
}
