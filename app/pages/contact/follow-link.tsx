import { data, redirect } from 'react-router'
import { house } from '#app/context.ts'
import { keep } from '#app/cookies.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { useWords } from '#app/words/words.ts'
import { findLinked } from '#domain/conversations/find-linked.ts'
import type { Route } from './+types/follow-link.ts'
import { linkWords } from './link-words.ts'

/** The link of a letter to somebody without an account. Opening it changes nothing but what their browser keeps. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, key } = context.get(house)
  const { token } = params
  const found = await findLinked(db, { key }, { token })
  if (found !== 'there')
    return data({ isSilent: found === 'silent' }, found === 'silent' ? 410 : 404)
  return redirect('/help/contact', {
    headers: { 'set-cookie': keep(context, 'conversation', token) },
  })
}

export default function FollowLink({ loaderData: { isSilent } }: Route.ComponentProps) {
  const say = useWords(linkWords)
  const title = say(isSilent ? 'silent' : 'unknown')
  return (
    <PublicFrame path="/help/contact">
      <title>{`${title} · Communitrak`}</title>
      <div className="card">
        <h1>{title}</h1>
        <p>{say(isSilent ? 'silentBody' : 'unknownBody')}</p>
        <a className="button primary" href="/help/contact">
          {say('ask')}
        </a>
      </div>
    </PublicFrame>
  )
}
