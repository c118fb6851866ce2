import { Form, Link } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { LinkToShare } from './link-to-share.tsx'
import type { GuestState, ShownGuest } from './shown-households.ts'
import { householdWords } from './words.ts'

type GuestCardProps = { base: string; name: string; guest: ShownGuest }

const kinds: Partial<Record<GuestState, string>> = {
  troubled: 'danger',
  expired: 'waiting',
  'signing up': 'waiting',
}

/** The invitation of a guest: its arrow unfolds what can be done with it. */
export function GuestCard({ base, name, guest }: GuestCardProps) {
  const say = useWords(householdWords)
  const { channel, contact, state, until } = guest
  return (
    <li className="dweller">
      <details>
        <summary className="face">
          <span className="who">
            <strong>{name}</strong> <span className="soft since">{contact}</span>
          </span>{' '}
          <span className={`badge ${kinds[state] ?? 'quiet'}`}>{say(state)}</span>
        </summary>
        <Facts
          facts={[
            [say('way'), say(channel)],
            [say('until'), until ?? say('noEnd')],
          ]}
        />
        {state === 'troubled' && <p className="trouble">{say('troubledBody')}</p>}
        {state === 'expired' && <p className="trouble">{say('expiredBody')}</p>}
        {(state === 'troubled' || state === 'expired') && <HelpLink to="invite-household" />}
        <Acts base={base} name={name} guest={guest} />
      </details>
    </li>
  )
}

function Acts({ base, name, guest }: GuestCardProps) {
  const say = useWords(householdWords)
  const { invitationId, link } = guest
  const acts = `${base}/guests/${invitationId}`
  return (
    <fieldset className="acts" aria-label={say('options', { name })}>
      <LinkToShare id={`link-${invitationId}`} link={link} />
      <Form method="post" action={`${acts}/resend`} preventScrollReset>
        <SubmitButton kind="quiet">{say('resend')}</SubmitButton>
      </Form>
      <Link className="button quiet" to={`${acts}/cancel`}>
        {say('cancel')}
      </Link>
    </fieldset>
  )
}
