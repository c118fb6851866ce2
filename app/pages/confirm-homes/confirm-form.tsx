import { Form } from 'react-router'
import { Choice } from '#app/ui/field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { useWords } from '#app/words/words.ts'
import type { DwellingFace } from '#domain/households/list-dwellers.ts'
import type { ShownClaim } from './shown-claims.ts'
import { confirmWords } from './words.ts'

type ConfirmFormProps = {
  base: string
  claim: ShownClaim
  /** Who has joined in the home. Where there is somebody, the leader says how the person joins. */
  households: readonly DwellingFace[]
  /** Another home than the one they told. */
  propertyId?: string
  /** Nothing was chosen. */
  fault: boolean
}

/** Lets somebody in: into the same household or one of their own, where somebody lives already. */
export function ConfirmForm({ base, claim, households, propertyId, fault }: ConfirmFormProps) {
  const say = useWords(confirmWords)
  const nameOf = useHouseholdName()
  const { id, name } = claim
  const error = `joins-${id}-error`
  return (
    <Form className="form" method="post" action={`${base}/${id}/settle`}>
      <input type="hidden" name="told" value={claim.home} />
      {propertyId && <input type="hidden" name="propertyId" value={propertyId} />}
      {households.length > 0 && (
        <fieldset className="field" aria-describedby={fault ? error : undefined}>
          <legend>{say('joinAs')}</legend>
          {households.map(({ householdId, name: household, people }) => (
            <Choice
              key={householdId}
              id={`joins-${id}-${householdId}`}
              type="radio"
              name="joins"
              value={householdId}
              label={say('sameHousehold', {
                household: nameOf(household),
                people: people.join(', '),
              })}
              required
            />
          ))}
          <Choice
            id={`joins-${id}-new`}
            type="radio"
            name="joins"
            value="new"
            label={say('newHousehold')}
            required
          />
          {fault && (
            <p className="error" id={error}>
              {say('chooseHousehold')}
            </p>
          )}
        </fieldset>
      )}
      <div>
        <SubmitButton aria-label={say('confirmOf', { name })}>{say('confirm')}</SubmitButton>
      </div>
    </Form>
  )
}
