import { Choice } from '#app/ui/field.tsx'
import { WhenTold } from '#app/ui/when-told.tsx'
import { useWords } from '#app/words/words.ts'
import type { OwnView } from '#domain/members/read-own-view.ts'
import { communityWords } from './community-words.ts'

type View = Pick<OwnView, 'answers' | 'told' | 'listed' | 'optedOut'>

/** How a community may write to me. */
export function HowToldForm({
  view: { answers, told, listed, optedOut },
  form,
}: {
  view: View
  form: string
}) {
  const say = useWords(communityWords)
  return (
    <form className="form or" method="post" action={form}>
      <fieldset className="field">
        <legend>
          <h2>{say('told')}</h2>
        </legend>
        <p className="hint">{say('toldHint')}</p>
        <Choice
          type="checkbox"
          name="toldByText"
          label={say('toldByText')}
          hint={optedOut ? say('optedOut') : listed.phone ? undefined : say('noNumber')}
          defaultChecked={answers.toldByText}
        />
      </fieldset>
      {told !== null && (
        <WhenTold
          told={told}
          words={{ legend: say('leaderTold'), atOnce: say('atOnce'), daily: say('daily') }}
        />
      )}
      <div>
        <button className="button primary" type="submit">
          {say('save')}
        </button>
      </div>
    </form>
  )
}
