import { Form, Link } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import { conversationWords } from './conversation-words.ts'
import type { ConversationView } from './load-conversation.ts'

/** Who answers a conversation, whether it is over, and where it came from. */
export function DeskActs({ view }: { view: ConversationView }) {
  const say = useWords(conversationWords)
  const { base, isClosed, messageCount } = view
  return (
    <section className="card">
      <h2>{say('acts')}</h2>
      <Assign view={view} />
      {isClosed ? (
        <Form method="post" action={`${base}/reopen`} preventScrollReset>
          <button className="button quiet" type="submit">
            {say('reopen')}
          </button>
        </Form>
      ) : (
        <Form method="post" action={`${base}/close`} preventScrollReset>
          <input type="hidden" name="seen" value={messageCount} />
          <button className="button quiet" type="submit" aria-describedby="close-hint">
            {say('close')}
          </button>
          <p className="hint soft" id="close-hint">
            {say('closeHint')}
          </p>
        </Form>
      )}
      <About view={view} />
    </section>
  )
}

function Assign({ view: { base, agents, assignedTo, me } }: { view: ConversationView }) {
  const say = useWords(conversationWords)
  const chosen = assignedTo?.accountId ?? ''
  return (
    <>
      <Form className="form assign" method="post" action={`${base}/assign`} preventScrollReset>
        <SelectField key={chosen} name="agent" label={say('assigned')} defaultValue={chosen}>
          <option value="">{say('assignNobody')}</option>
          {agents.map(({ accountId, name }) => (
            <option key={accountId} value={accountId}>
              {name}
            </option>
          ))}
        </SelectField>
        <button className="button quiet" type="submit">
          {say('assign')}
        </button>
      </Form>
      {chosen !== me && (
        <Form method="post" action={`${base}/assign`} preventScrollReset>
          <input type="hidden" name="agent" value={me} />
          <button className="button quiet" type="submit">
            {say('take')}
          </button>
        </Form>
      )}
    </>
  )
}

function About({ view }: { view: ConversationView }) {
  const say = useWords(conversationWords)
  const { community, who, subject, page, locale, cameBy, seenByAsker, messages } = view
  const last = messages.findLast(({ author, isNote }) => author === 'support' && !isNote)
  const seen = last && (seenByAsker >= last.number ? say('seenAll') : say('seenSome'))
  const place = community ? (
    <Link to={`/support/communities/${community.slug}`}>{community.name}</Link>
  ) : (
    say('outside')
  )
  return (
    <Facts
      facts={[
        [say('email'), who.email],
        [say('begunIn'), place],
        [say('subject'), subject],
        [say('page'), page],
        [say('language'), say(locale === 'es' ? 'es' : 'en')],
        [say('cameBy'), say(cameBy === 'mail' ? 'mail' : 'chat')],
        [say('seenTo'), seen ?? null],
      ]}
    />
  )
}
