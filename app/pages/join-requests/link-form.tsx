import { Form } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { Choice } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { ExpectedPerson } from '#domain/join-requests/find-expected.ts'
import type { ShownRequest } from './shown-requests.ts'
import { type RequestWord, requestWords } from './words.ts'

type LinkFormProps = {
  asked: ShownRequest
  chosen: ExpectedPerson
  /** Why it could not be done, and whom that is about. */
  refusal: { word: RequestWord; other: string } | null
}

/** Asks before somebody's invitation goes to another address than the one on file. */
export function LinkForm({ asked, chosen, refusal }: LinkFormProps) {
  const say = useWords(requestWords)
  const { name, email } = asked
  const person = chosen.name
  const isOnFile = chosen.email === email
  return (
    <section className="card">
      <h2>{say('chosenTitle', { person, email })}</h2>
      {refusal && (
        <Notice kind="error" help="requests">
          {say(refusal.word, { other: refusal.other, name })}
        </Notice>
      )}
      <Notice kind={isOnFile ? 'info' : 'warning'}>
        {say(isOnFile ? 'chosenSame' : 'chosenBody', { person, name })}
      </Notice>
      <Facts
        facts={[
          [say('onFile'), chosen.email],
          [say('asked'), email],
        ]}
      />
      {!isOnFile && <p>{say('afterwards')}</p>}
      <Form className="form" method="post">
        <input type="hidden" name="memberId" value={chosen.id} />
        {refusal?.word === 'shares an address' && (
          <Choice
            type="checkbox"
            name="sharesAddress"
            label={say('sharesAddress', { name: refusal.other })}
          />
        )}
        <div>
          <SubmitButton>{say('send')}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
