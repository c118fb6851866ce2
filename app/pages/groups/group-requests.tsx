import { useWords } from '#app/words/words.ts'
import type { GroupView } from './group.tsx'
import { Press } from './press.tsx'
import { groupWords } from './words.ts'

/** Who asks to be let in, for those who may do so. */
export function GroupRequests({ group, base }: { group: GroupView; base: string }) {
  const say = useWords(groupWords)
  if (group.requests.length === 0) return null
  return (
    <section className="card">
      <h2>{say('requests')}</h2>
      <ul className="group-people">
        {group.requests.map(({ requestId, name, askedAt: day }) => (
          <li key={requestId}>
            <span className="who">
              {name} <span className="soft">{say('askedOn', { day })}</span>
            </span>
            <div className="beside">
              <Press
                to={`${base}/requests/${requestId}/accept`}
                words={say('letIn')}
                label={say('letInWho', { name })}
                isMain
              />
              <Press
                to={`${base}/requests/${requestId}/decline`}
                words={say('decline')}
                label={say('declineWho', { name })}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
