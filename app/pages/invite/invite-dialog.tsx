import { Stepper } from '@mantine/core'
import { Form, Link, useLocation, useNavigation } from 'react-router'
import { Dialog } from '#app/ui/dialog.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { SuspendedNotice } from '#app/ui/suspended-notice.tsx'
import { useWords } from '#app/words/words.ts'
import { HouseholdStep } from './household-step.tsx'
import { type InvitedPerson, InvitedScreen } from './invited-screen.tsx'
import { MemberStep } from './member-step.tsx'
import { PropertyStep } from './property-step.tsx'
import {
  fieldsOfStep,
  type StepName,
  type WizardField,
  type WizardView,
  wizardFields,
} from './wizard.ts'
import { wizardWords } from './words.ts'
import './wizard.css'

const steps: readonly StepName[] = ['property', 'household', 'member']

type InviteDialogProps = { slug: string; view: WizardView; invited: InvitedPerson | null }

/** The wizard in its dialog: three steps, and what came of it. */
export function InviteDialog({ slug, view, invited }: InviteDialogProps) {
  const say = useWords(wizardWords)
  const members = `/c/${slug}/members`
  const title = invited ? say(invited.sent ? 'done' : 'doneUnsent') : say('title')
  return (
    <Dialog
      title={title}
      closeTo={invited ? `${members}?tab=pending` : members}
      step={invited ? invited.invitationId : view.step + view.answers.submission}
    >
      {invited ? (
        <InvitedScreen slug={slug} invited={invited} view={view} />
      ) : (
        <CurrentStep members={members} view={view} />
      )}
    </Dialog>
  )
}

function CurrentStep({ members, view }: { members: string; view: WizardView }) {
  const say = useWords(wizardWords)
  const at = steps.indexOf(view.step)
  const errors = Object.entries(view.faults).map(([field, word]) => ({ field, words: say(word) }))
  return (
    <>
      <p className="soft">{say('steps', { step: at + 1 })}</p>
      <Stepper active={at} size="sm" className="steps" allowNextStepsSelect={false}>
        {steps.map((step) => (
          <Stepper.Step key={step} label={say(step)} component="div" tabIndex={-1} />
        ))}
      </Stepper>
      <ErrorSummary help="invite-one-member" errors={errors} />
      <Trouble members={members} view={view} />
      <Form
        className="form"
        method="post"
        action={`${members}/invite`}
        preventScrollReset
        key={view.step + view.answers.submission + view.answers.validated}
      >
        <input type="hidden" name="step" value={view.step} />
        <CarriedAlong view={view} />
        <Fields view={view} slug={members} />
        <Actions members={members} view={view} />
      </Form>
    </>
  )
}

function Fields({ view, slug }: { view: WizardView; slug: string }) {
  if (view.step === 'property') return <PropertyStep view={view} members={slug} />
  if (view.step === 'household') return <HouseholdStep view={view} />
  return <MemberStep view={view} />
}

/** What the other steps hold, unseen. */
function CarriedAlong({ view }: { view: WizardView }) {
  const shown: readonly WizardField[] = fieldsOfStep[view.step]
  return wizardFields
    .filter((field) => !shown.includes(field) && view.answers[field] !== '')
    .map((field) => <input key={field} type="hidden" name={field} value={view.answers[field]} />)
}

function Trouble({ members, view }: { members: string; view: WizardView }) {
  const say = useWords(wizardWords)
  if (!view.trouble) return null
  if (view.trouble.key === 'heldBack') return <SuspendedNotice suspension={view.trouble.why} />
  const { key, name } = view.trouble
  return (
    <Notice kind={key === 'sharesAddress' ? 'warning' : 'error'}>
      <p>{say(key, { name: name ?? '' })}</p>
      {key === 'alreadyInvited' && <Link to={`${members}?tab=pending`}>{say('seePending')}</Link>}
      {key !== 'sharesAddress' && <HelpLink to="invite-one-member" />}
    </Notice>
  )
}

/**
 * Whether an answer is on its way. The next step comes before the list behind the dialog has been read again;
 * who is quicker than that may go on.
 */
function useBusy(): boolean {
  const { state, location } = useNavigation()
  const here = useLocation()
  return state === 'submitting' || (state === 'loading' && location.pathname !== here.pathname)
}

/** The first button is the one that Enter presses, so it stands first and is shown last. */
function Actions({ members, view }: { members: string; view: WizardView }) {
  const say = useWords(wizardWords)
  const busy = useBusy()
  const last = view.step === 'member'
  return (
    <div className="actions wizard-actions">
      <button
        className="button primary"
        type="submit"
        name="go"
        value="next"
        disabled={busy}
        {...(last && { formAction: `${members}/invite/send` })}
      >
        {say(last ? 'send' : 'next')}
      </button>
      {view.step !== 'property' && (
        <button className="button quiet" type="submit" name="go" value="back" formNoValidate>
          {say('back')}
        </button>
      )}
    </div>
  )
}
