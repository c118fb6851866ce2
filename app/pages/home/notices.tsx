import { Form, Link } from 'react-router'
import { WhenTold } from '#app/ui/when-told.tsx'
import { useWords } from '#app/words/words.ts'
import type { Told } from '#domain/notices/how-told.ts'
import type { NoticeKind } from '#domain/notices/notice.ts'
import { homeWords } from './words.ts'

type ShownNotice = {
  id: string
  kind: NoticeKind
  memberName: string | null
  askedBy: string | null
  home: string | null
  group: string | null
  day: string
}

/** Notices that go when what they tell is decided, and where that is. */
const settledThere: Partial<Record<NoticeKind, string>> = {
  'home to confirm': 'confirm',
  'asked to join': 'requests',
}

/** Notices about an invitation of somebody who is named. */
const aboutInvitations = new Set<NoticeKind>(['asked a leader', 'asked for a new invitation'])

/** What leaders are told, until one of them has dealt with it. */
export function Notices({ notices, slug }: { notices: readonly ShownNotice[]; slug: string }) {
  const say = useWords(homeWords)
  if (notices.length === 0) return null
  return (
    <section className="card">
      <h2>{say('notices')}</h2>
      <ul className="notices">
        {notices.map(({ id, kind, memberName, askedBy, home, group, day }) => {
          const words = say(kind, {
            member: memberName ?? '',
            email: askedBy ?? say('hiddenAddress'),
            home: home ?? say('hiddenHome'),
            group: group ?? '',
            who: memberName ?? askedBy ?? home ?? say('somebody'),
          })
          return (
            <li key={id}>
              <p>
                {words} <span className="soft">{day}</span>
              </p>
              {kind in settledThere ? (
                <Link className="button quiet" to={`/c/${slug}/invitations/${settledThere[kind]}`}>
                  {say('confirmHome')}
                </Link>
              ) : (
                <Form className="beside" method="post" action={`/c/${slug}/notices/${id}/settle`}>
                  {memberName && aboutInvitations.has(kind) && (
                    <Link
                      className="button quiet"
                      to={`/c/${slug}/invitations/status?${new URLSearchParams({ search: memberName })}`}
                    >
                      {say('seeInvitation')}
                    </Link>
                  )}
                  <button
                    className="button quiet"
                    type="submit"
                    aria-label={say('settleOf', { notice: words })}
                  >
                    {say('settle')}
                  </button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** How a leader hears of notices. */
export function HowTold({ told, slug }: { told: Told; slug: string }) {
  const say = useWords(homeWords)
  return (
    <section className="card">
      <Form className="form" method="post" action={`/c/${slug}/notices/told`}>
        <WhenTold
          told={told}
          words={{ legend: say('told'), atOnce: say('atOnce'), daily: say('daily') }}
        />
        <div>
          <button className="button quiet" type="submit">
            {say('save')}
          </button>
        </div>
      </Form>
    </section>
  )
}
