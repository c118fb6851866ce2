import { Form, Link } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { deedWords } from './deed-words.ts'
import type { HouseholdView } from './household.tsx'

type StatusProps = { base: string; household: HouseholdView }

/** Whether the household is inactive, since when and why, and the way back. */
export function Status({ base, household }: StatusProps) {
  const say = useWords(deedWords)
  const { inactiveSince, inactiveBecause, mayManage } = household
  if (!inactiveSince) return null
  return (
    <section className="card household-card">
      <Notice kind="warning" title={say('isInactive', { day: inactiveSince })}>
        {inactiveBecause && <p>{say('inactiveBecause', { reason: inactiveBecause })}</p>}
        <p>{say('inactiveMeans')}</p>
      </Notice>
      {mayManage && (
        <Form className="beside" method="post" action={`${base}/active`}>
          <SubmitButton>{say('setActive')}</SubmitButton>
        </Form>
      )}
    </section>
  )
}

/** What may be changed about the household as such. */
export function HouseholdDeeds({ base, household }: StatusProps) {
  const say = useWords(deedWords)
  const { mayManage, state } = household
  if (!mayManage) return null
  return (
    <div className="beside">
      <Link className="button quiet" to={`${base}/rename`}>
        {say('rename')}
      </Link>
      {state === 'active' && (
        <Link className="button quiet" to={`${base}/inactive`}>
          {say('setInactive')}
        </Link>
      )}
    </div>
  )
}
