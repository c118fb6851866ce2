import { Form, Link } from 'react-router'
import { DidYouMean } from '#app/ui/did-you-mean.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { useWords } from '#app/words/words.ts'
import type { Invited } from '#domain/invitations/invite-member.ts'
import { type WizardView, wizardFields } from './wizard.ts'
import { wizardWords } from './words.ts'

/** The member who was created, and whether an e-mail is on its way to them. */
export type InvitedPerson = Invited & {
  sent: boolean
  /** What looks more likely than the address the e-mail goes to. */
  meant: string | null
}

type InvitedScreenProps = {
  slug: string
  invited: InvitedPerson
  view: WizardView
}

/** What came of it: the person, their code, and the way to the next one of the household. */
export function InvitedScreen({ slug, invited, view }: InvitedScreenProps) {
  const say = useWords(wizardWords)
  const { firstName, lastName, email, phone, code, sent, meant, invitationId } = invited
  const members = `/c/${slug}/members`
  return (
    <>
      {!sent && <p>{say('doneUnsentBody')}</p>}
      <DidYouMean meant={sent ? meant : null}>
        <Link to={`/c/${slug}/invitations/status/${invitationId}/fix`}>{say('fixAddress')}</Link>
      </DidYouMean>
      <Facts
        facts={[
          [say('name'), `${firstName} ${lastName}`],
          [say('email'), email],
          [say('phone'), phone ?? <span className="soft">{say('none')}</span>],
          [say('home'), view.home],
          [say('code'), code && <span className="code">{code}</span>],
        ]}
      />
      <Form method="post" action={`${members}/invite`} preventScrollReset>
        <input type="hidden" name="step" value="household" />
        {wizardFields
          .filter((field) => view.answers[field] !== '')
          .map((field) => (
            <input key={field} type="hidden" name={field} value={view.answers[field]} />
          ))}
        <div className="actions">
          <button
            className="button quiet"
            type="submit"
            name="go"
            value="next"
            title={say('anotherHint')}
          >
            {say('another')}
          </button>
          <Link className="button primary" to={`${members}?tab=pending`}>
            {say('close')}
          </Link>
        </div>
      </Form>
    </>
  )
}
