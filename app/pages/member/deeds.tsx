import { Form, Link } from 'react-router'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { MemberView } from './member.tsx'
import { memberWords } from './words.ts'

type DeedsProps = { member: MemberView; base: string }

/** What the viewer may do about a member; nothing that they may not. */
export function Deeds({ member, base }: DeedsProps) {
  const say = useWords(memberWords)
  const { id, deeds, isOneself } = member
  const page = `${base}/members/${id}`
  const chosen = `tab=pending&member=${id}`
  const links = [
    ['invite', `${base}/members/invite?again=${id}`],
    ['resend', `${base}/members/resend?${chosen}`],
    ['void', `${base}/members/void?${chosen}`],
    ['change role', `${page}/role?${new URLSearchParams({ next: page })}`],
    ['change title', `${page}/title`],
    ['change contacts', `${page}/contacts`],
    ['suspend', `${page}/suspend`],
  ] as const
  const offered = links.filter(([deed]) => deeds.includes(deed))
  if (offered.length === 0 && !deeds.includes('reinstate') && !isOneself) return null
  return (
    <div className="beside">
      {deeds.includes('reinstate') && <Reinstate to={`${page}/reinstate`} />}
      {isOneself && (
        <Link className="button quiet" to="/account">
          {say('myAccount')}
        </Link>
      )}
      {offered.map(([deed, to]) => (
        <Link key={deed} className="button quiet" to={to}>
          {say(deed)}
        </Link>
      ))}
    </div>
  )
}

function Reinstate({ to }: { to: string }) {
  const say = useWords(memberWords)
  return (
    <Form method="post" action={to}>
      <SubmitButton>{say('reinstate')}</SubmitButton>
    </Form>
  )
}
