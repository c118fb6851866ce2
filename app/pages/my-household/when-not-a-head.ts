/**
 * Whether a question is looked at again once it was answered: only for somebody who is a Head no more, who is told who
 * the Heads are now. Anything else is said where the answer leads.
 */
export function whenNotAHead({ actionStatus }: { actionStatus?: number }): boolean {
  return actionStatus === 403
}
