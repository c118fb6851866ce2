import type { Faults } from '#app/forms.ts'
import type { PersonField } from '#app/person-form.ts'
import type { PersonWord } from '#app/person-words.ts'
import { Choice, SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { PersonFields, usePersonErrors } from '#app/ui/person-fields.tsx'
import { useWords } from '#app/words/words.ts'
import type { Alike } from '#domain/communities/find-alike.ts'
import { type StartWord, startWords } from './words.ts'

export const foundingFields = [
  'name',
  'kind',
  'street',
  'city',
  'state',
  'zip',
  'timeZone',
] as const
export type FoundingField = (typeof foundingFields)[number]

/** What the form shows: what was typed, what is wrong with it, and what to think about first. */
export type StartView = {
  filled: Partial<Record<FoundingField | PersonField, string>>
  foundingFaults: Faults<FoundingField, StartWord>
  personFaults: Faults<PersonField, PersonWord>
  alike: Alike[]
  invited: boolean
  trouble: { key: 'hurry'; minutes: number } | { key: 'busy' } | null
}

/** What one may choose from. */
export type StartChoices = {
  kinds: readonly string[]
  states: readonly { code: string; name: string }[]
  timeZones: readonly string[]
}

type StartFormProps = {
  view: StartView
  choices: StartChoices
  account: { name: string; email: string } | null
}

/** The whole form on one page: the community, then the person. */
export function StartForm({ view, choices, account }: StartFormProps) {
  const say = useWords(startWords)
  const { filled, foundingFaults, trouble } = view
  const errors = foundingFields.flatMap((field) => {
    const word = foundingFaults[field]
    return word ? [{ field, words: say(word) }] : []
  })
  const personErrors = usePersonErrors(view.personFaults)
  return (
    <form className="form" method="post" action="/start">
      <ErrorSummary help="create-community" errors={[...errors, ...personErrors]} />
      {trouble && (
        <Notice kind="error" help="create-community">
          {say(trouble.key, 'minutes' in trouble ? { minutes: trouble.minutes } : {})}
        </Notice>
      )}
      <Warnings view={view} account={account} />
      <h2>{say('community')}</h2>
      <CommunityFields filled={filled} faults={foundingFaults} choices={choices} />
      <h2>{say('you')}</h2>
      {account ? (
        <p>{say('thisAccount', account)}</p>
      ) : (
        <PersonFields filled={filled} faults={view.personFaults} />
      )}
      <button className="button primary" type="submit">
        {say('create')}
      </button>
      {!account && <p className="soft">{say('next')}</p>}
    </form>
  )
}

/** What somebody should think about before they create: it may exist, or they may be invited. */
function Warnings({ view, account }: Pick<StartFormProps, 'view' | 'account'>) {
  const say = useWords(startWords)
  if (view.alike.length === 0 && !view.invited) return null
  return (
    <Notice kind="warning" title={say(view.invited ? 'invited' : 'alike')}>
      {view.invited && <p>{say('invitedBody', { email: account?.email ?? '' })}</p>}
      {view.alike.length > 0 && (
        <>
          <ul>
            {view.alike.map(({ name, city, state, zip }) => (
              <li key={`${name} ${city}`}>
                <strong>{name}</strong>, {city} {state} {zip}
              </li>
            ))}
          </ul>
          <p>{say('alikeBody')}</p>
        </>
      )}
      <p>
        <a href="/join/resident">{say('joinInstead')}</a>{' '}
        {view.alike.length > 0 && <a href="/request-access">{say('askInstead')}</a>}
      </p>
      <Choice type="checkbox" name="meansAnother" label={say('another')} />
    </Notice>
  )
}

type CommunityFieldsProps = {
  filled: StartView['filled']
  faults: StartView['foundingFaults']
  choices: StartChoices
}

function CommunityFields({ filled, faults, choices }: CommunityFieldsProps) {
  const say = useWords(startWords)
  const field = (name: FoundingField) => {
    const fault = faults[name]
    return {
      name,
      label: say(name),
      error: fault && say(fault),
      defaultValue: filled[name] ?? '',
      required: true,
    }
  }
  return (
    <>
      <TextField {...field('name')} maxLength={120} autoComplete="organization" />
      <SelectField {...field('kind')} defaultValue={filled.kind || 'homeowners'}>
        {choices.kinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(kind as StartWord)}
          </option>
        ))}
      </SelectField>
      <TextField {...field('street')} hint={say('streetHint')} maxLength={100} required={false} />
      <div className="side-by-side three">
        <TextField {...field('city')} maxLength={100} autoComplete="address-level2" />
        <SelectField {...field('state')} autoComplete="address-level1">
          <option value="">{say('chooseState')}</option>
          {choices.states.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          {...field('zip')}
          inputMode="numeric"
          maxLength={10}
          autoComplete="postal-code"
        />
      </div>
      <SelectField {...field('timeZone')} required={false}>
        <option value="">{say('timeZoneGuess')}</option>
        {choices.timeZones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
    </>
  )
}
