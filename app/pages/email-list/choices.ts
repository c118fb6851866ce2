import type { OpenForm } from '#app/forms.ts'
import type { ChoiceOf } from '#domain/invitations/settle-list.ts'

/** What a leader has chosen in the review, for each entry by its place. */
export function choicesIn(form: OpenForm): ChoiceOf {
  const ticked = new Set(form.chosen('send'))
  return (_, place) => {
    if (ticked.has(String(place))) return 'typed'
    const choice = form.text(`fix-${place}`)
    return choice === 'typed' || choice === 'suggestion' ? choice : 'out'
  }
}
