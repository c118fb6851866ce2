import { Form, Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { pageWords } from './story-words.ts'

type ActsProps = {
  /** The address of the story. */
  base: string
  invitation: { channel: 'email' | 'text' | 'pass'; isLive: boolean }
  isFixable: boolean
}

/** Everything that can be done with an invitation that nobody has used and nobody has ended. */
export function Acts({ base, invitation, isFixable }: ActsProps) {
  const say = useWords(pageWords)
  if (!invitation.isLive) return null
  return (
    <section aria-label={say('acts')} className="acts">
      {invitation.channel !== 'pass' && (
        <Link className="button quiet" to={`${base}/resend`}>
          {say('resend')}
        </Link>
      )}
      {isFixable && (
        <Link className="button quiet" to={`${base}/fix`}>
          {say('fix')}
        </Link>
      )}
      <Form method="post" action={`${base}/code`} preventScrollReset>
        <button className="button quiet" type="submit">
          {say('code')}
        </button>
      </Form>
      <Link className="button quiet" to={`${base}/replace`}>
        {say('replace')}
      </Link>
      <Link className="button quiet" to={`${base}/void`}>
        {say('void')}
      </Link>
    </section>
  )
}
