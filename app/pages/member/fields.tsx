import { Link } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { useWords } from '#app/words/words.ts'
import type { MemberView } from './member.tsx'
import { memberWords } from './words.ts'

/** What the community asks of its members, as far as the viewer sees it; absent where it asks nothing. */
export function Fields({ member, base }: { member: MemberView; base: string }) {
  const say = useWords(memberWords)
  const { id, name, fields } = member
  const shown = fields.filter(({ value, mayFill }) => value !== null || mayFill)
  if (shown.length === 0) return null
  return (
    <section className="card profile">
      <h2>{say('about', { name })}</h2>
      <Facts facts={shown.map((field) => [field.name, field.value ?? say('notFilled')] as const)} />
      {fields.some(({ mayFill }) => mayFill) && (
        <div className="beside">
          <Link className="button quiet" to={`${base}/members/${id}/fields`}>
            {say('fill')}
          </Link>
        </div>
      )}
    </section>
  )
}
