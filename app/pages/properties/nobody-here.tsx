import { Form } from 'react-router'
import { HelpLink } from '#app/ui/help-link.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { PropertyView } from './property.tsx'
import { propertyWords } from './property-words.ts'

/** A home in which nobody lives and nobody is expected: it may be known to stand empty, or known to nobody. */
export function NobodyHere({ base, property }: { base: string; property: PropertyView }) {
  const say = useWords(propertyWords)
  const { emptySince, mayChange, mayInvite } = property
  return (
    <div className="card empty">
      <p>{emptySince ? say('emptySince', { day: emptySince }) : say('nobodyHere')}</p>
      {mayChange && (
        <Form method="post" action={`${base}/empty`}>
          <input type="hidden" name="isEmpty" value={emptySince ? 'no' : 'yes'} />
          <SubmitButton kind="quiet">{say(emptySince ? 'markLivedIn' : 'markEmpty')}</SubmitButton>
        </Form>
      )}
      {mayInvite && <HelpLink to="invite-one-member" />}
    </div>
  )
}
