import { Choice, SelectField, TextField } from '#app/ui/field.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { WizardView } from './wizard.ts'
import { wizardWords } from './words.ts'

/** Who is invited, and whether the e-mail leaves at once. */
export function MemberStep({ view }: { view: WizardView }) {
  const say = useWords(wizardWords)
  const { answers, faults, trouble } = view
  const field = (name: 'firstName' | 'lastName' | 'email' | 'phone') => {
    const fault = faults[name]
    return {
      name,
      label: say(name),
      defaultValue: answers[name],
      error: fault && say(fault),
      autoComplete: 'off',
    }
  }
  return (
    <>
      <h2>{say('memberQuestion')}</h2>
      <p className="soft">{view.home}</p>
      <div className="side-by-side">
        <TextField {...field('firstName')} maxLength={60} required />
        <TextField {...field('lastName')} maxLength={60} required />
      </div>
      <TextField {...field('email')} type="email" inputMode="email" maxLength={254} required />
      {(trouble?.key === 'sharesAddress' || answers.sharesAddress === 'on') && (
        <Choice
          type="checkbox"
          name="sharesAddress"
          label={say('sharesAddressDo')}
          defaultChecked={answers.sharesAddress === 'on'}
        />
      )}
      <TextField {...field('phone')} type="tel" hint={say('phoneHint')} maxLength={40} />
      <fieldset className="field">
        <legend>{say('householdRole')}</legend>
        <Choice
          type="radio"
          name="householdRole"
          value="member"
          label={say('roleMember')}
          defaultChecked={answers.householdRole !== 'head'}
        />
        <Choice
          type="radio"
          name="householdRole"
          value="head"
          label={say('roleHead')}
          hint={say('headHint')}
          defaultChecked={answers.householdRole === 'head'}
        />
      </fieldset>
      <RoleField view={view} />
      <Choice
        type="checkbox"
        name="sendNow"
        label={say('sendNow')}
        hint={say('sendNowHint')}
        defaultChecked={answers.sendNow === 'on'}
      />
    </>
  )
}

/**
 * The role in the community, where there is one to choose. The default is no choice: whoever turns out to be expected
 * with another role keeps it. Where the role shown is the one they are expected with, the default is one.
 */
function RoleField({ view: { roles, answers } }: { view: WizardView }) {
  const say = useWords(wizardWords)
  const roleName = useRoleName()
  if (roles.length < 2) return null
  return (
    <SelectField
      name="roleId"
      label={say('role')}
      hint={say('roleHint')}
      defaultValue={answers.roleId}
    >
      {roles.map(({ id, name, isDefault }) => (
        <option key={id} value={isDefault && answers.roleIsTheirs !== 'yes' ? '' : id}>
          {isDefault ? say('usualRole', { role: roleName(name) }) : roleName(name)}
        </option>
      ))}
    </SelectField>
  )
}
