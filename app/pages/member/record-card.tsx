import { Link } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import type { MemberView } from './member.tsx'
import { memberWords } from './words.ts'

type RecordCardProps = { record: NonNullable<MemberView['record']>; base: string }

/** What the community keeps of a member, for those who look after its members. */
export function RecordCard({ record, base }: RecordCardProps) {
  const say = useWords(memberWords)
  const { knownSince, joinedAt, leftAt, suspended, invitation } = record
  return (
    <section className="card profile">
      <h2>{say('record')}</h2>
      {suspended && (
        <Notice kind="warning" title={say('suspendedSince', { day: suspended.since })}>
          <p>{suspended.because}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [say('knownSince'), knownSince],
          [say('joined'), joinedAt ?? say('notJoined')],
          [say('left'), leftAt],
          [
            say('invitation'),
            invitation && (
              <Link to={`${base}/invitations/status/${invitation.id}`}>{say('story')}</Link>
            ),
          ],
        ]}
      />
      <p className="soft">{say('onlyLeaders')}</p>
    </section>
  )
}
