import type { Faults, Filled } from '#app/forms.ts'
import type { ShownSuspension } from '#app/ui/suspended-notice.tsx'
import type { ListedHousehold } from '#domain/households/list-households.ts'
import type { FoundProperty } from '#domain/properties/find-properties.ts'
import type { GrantableRole } from '#domain/roles/list-grantable.ts'
import type { WizardWord } from './words.ts'

/** Everything the wizard asks. All of it travels with every step, so that nothing typed is lost. */
export const wizardFields = [
  'propertyChoice',
  'propertyId',
  'search',
  'addressType',
  'street',
  'unit',
  'city',
  'state',
  'zip',
  'lotNumber',
  'validated',
  'asTyped',
  'householdChoice',
  'householdId',
  'householdName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'householdRole',
  'roleId',
  'roleIsTheirs',
  'sendNow',
  'sharesAddress',
  'submission',
] as const
export type WizardField = (typeof wizardFields)[number]
export type Answers = Filled<WizardField>

/** The fields each step shows; the others are carried along unseen. */
export const fieldsOfStep: Record<StepName, readonly WizardField[]> = {
  property: [
    'propertyChoice',
    'propertyId',
    'search',
    'addressType',
    'street',
    'unit',
    'city',
    'state',
    'zip',
    'lotNumber',
    'asTyped',
  ],
  household: ['householdChoice', 'householdId', 'householdName'],
  member: [
    'firstName',
    'lastName',
    'email',
    'phone',
    'householdRole',
    'roleId',
    'sendNow',
    'sharesAddress',
  ],
}

export type StepName = 'property' | 'household' | 'member'

/** A street address beside its standard form, to be confirmed. */
export type Validated = { typed: string; standard: string; deliverable: boolean }

/** What one step shows. */
export type WizardView = {
  step: StepName
  answers: Answers
  faults: Faults<WizardField, WizardWord>
  /** What stands in the way, beyond single fields. */
  trouble: { key: WizardWord; name?: string } | { key: 'heldBack'; why: ShownSuspension } | null
  /** For the first step: properties to choose from, and whether there are any at all. */
  properties: { list: FoundProperty[]; more: boolean; any: boolean }
  states: readonly { code: string; name: string }[]
  validated: Validated | null
  /** For the later steps: the home in one line, and its households. */
  home: string
  households: ListedHousehold[]
  /** For the last step: the roles the inviter may give; none where they may not choose. */
  roles: GrantableRole[]
}

/** The sign that an address has been validated and not been changed since. */
export function validationMark({ street, unit, city, state, zip }: Answers): string {
  return [street, unit, city, state, zip].join(' | ')
}
