import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { Choice, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { OnEnter } from '#app/ui/on-enter.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { roleFormWords } from './form-words.ts'
import { PermissionChoices } from './permission-choices.tsx'
import type { RoleFaults } from './read-role-form.ts'

type Described = { name: string; isLeader: boolean; permissions: readonly string[] }

type RoleFormProps = {
  described: Described
  faults: RoleFaults
  /** Whether the role is one that every community has, and keeps its name. */
  isFixed: boolean
  /** What the actor may do themselves, and so give. */
  own: readonly string[]
  mayLead: boolean
  /** What the form brings back beside: the id it was made with, or what the role looked like. */
  hidden: Record<string, string>
  go: 'go' | 'save'
  back: string
  /** What else stands in the form, on top. */
  children?: ReactNode
}

/** Describes a role, new or old. */
export function RoleForm(props: RoleFormProps) {
  const say = useWords(roleFormWords)
  const { described, faults, isFixed, own, mayLead, hidden, go, back, children } = props
  const errors = Object.entries(faults).map(([field, fault]) => ({ field, words: say(fault) }))
  return (
    <>
      <ErrorSummary help="roles" title={say('mend')} errors={errors} />
      <Form className="form role-form" method="post">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <OnEnter />
        {children}
        {isFixed ? (
          <p className="soft">{say('fixedName')}</p>
        ) : (
          <NameAndRank described={described} faults={faults} mayLead={mayLead} />
        )}
        <div id="permissions">
          <PermissionChoices chosen={described.permissions} own={own} />
        </div>
        {faults.permissions === 'shuts you out' && (
          <Choice type="checkbox" name="sure" label={say('sure')} />
        )}
        <div className="beside">
          <SubmitButton>{say(go)}</SubmitButton>
          <Link className="button quiet" to={back}>
            {say('back')}
          </Link>
        </div>
      </Form>
    </>
  )
}

function NameAndRank({
  described,
  faults,
  mayLead,
}: Pick<RoleFormProps, 'described' | 'faults' | 'mayLead'>) {
  const say = useWords(roleFormWords)
  return (
    <>
      <TextField
        name="name"
        label={say('name')}
        defaultValue={described.name}
        error={faults.name && say(faults.name)}
        autoComplete="off"
        required
      />
      {mayLead && (
        <div className="field" id="isLeader">
          <Choice
            type="checkbox"
            name="isLeader"
            label={say('leads')}
            hint={say('leadsHint')}
            defaultChecked={described.isLeader}
          />
          {faults.isLeader && <p className="error">{say(faults.isLeader)}</p>}
        </div>
      )}
    </>
  )
}
