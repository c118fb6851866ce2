import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { NextAct } from '#domain/invitations/story.ts'
import { storyWords } from './words.ts'

type NextStepProps = {
  slug: string
  invitationId: string
  next: NextAct | null
  /** The first thing to do on the page, or one of many on a list. */
  isMain?: boolean
}

/** The next best act as a button; nothing where there is nothing to do. */
export function NextStep({ slug, invitationId, next, isMain = false }: NextStepProps) {
  const say = useWords(storyWords)
  if (!next) return null
  const story = `/c/${slug}/invitations/status/${invitationId}`
  const ways: Record<NextAct, string> = {
    send: `${story}/resend`,
    resend: `${story}/resend`,
    'fix address': `${story}/fix`,
    confirm: `/c/${slug}/invitations/confirm`,
    'other way': `${story}/code`,
    'invite anew': `/c/${slug}/members/invite`,
  }
  return (
    <Link className={isMain ? 'button primary' : 'button quiet small'} to={ways[next]}>
      {say(next)}
    </Link>
  )
}
