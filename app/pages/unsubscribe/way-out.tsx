import type { ReactNode } from 'react'
import { HelpLink } from '#app/ui/help-link.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { useWords } from '#app/words/words.ts'
import type { WayOut as Facts } from '#domain/suppressions/unsubscribe.ts'
import { unsubscribeWords } from './words.ts'

type WayOutProps = {
  token: string
  /** Null when the link is none of ours. */
  wayOut: Facts | null
  /** Whether somebody has just taken their unsubscribing back. */
  isBack?: boolean
}

/** The one question of a way out, or what came of it. Looking at it changes nothing. */
export function WayOut({ token, wayOut, isBack = false }: WayOutProps) {
  const path = `/unsubscribe/${token}`
  return (
    <PublicFrame color={wayOut?.community?.color} path={path}>
      <div className="card">
        {wayOut === null ? <Unknown /> : <Answer path={path} wayOut={wayOut} isBack={isBack} />}
      </div>
    </PublicFrame>
  )
}

function Unknown() {
  const say = useWords(unsubscribeWords)
  return (
    <>
      <Title>{say('unknown')}</Title>
      <p>{say('unknownBody')}</p>
      <HelpLink to="getting-started" />
      <a className="button quiet" href="/">
        {say('home')}
      </a>
    </>
  )
}

type AnswerProps = { path: string; wayOut: Facts; isBack: boolean }

function Answer({ path, wayOut, isBack }: AnswerProps) {
  const say = useWords(unsubscribeWords)
  const { community, isUnsubscribed } = wayOut
  if (community === null)
    return (
      <>
        <Title>{say('done')}</Title>
        <p>{say('doneGone')}</p>
      </>
    )
  const name = { community: community.name }
  if (isUnsubscribed)
    return (
      <form className="form" method="post" action={`${path}/again`}>
        <Title>{say('done')}</Title>
        <p>{say('doneBody', name)}</p>
        <p>{say('changedMind')}</p>
        <button className="button quiet" type="submit">
          {say('again')}
        </button>
      </form>
    )
  return (
    <form className="form" method="post" action={path}>
      <Title>{say(isBack ? 'back' : 'title')}</Title>
      <p>{say(isBack ? 'backBody' : 'lead', name)}</p>
      {!isBack && <p>{say('open')}</p>}
      <button className={isBack ? 'button quiet' : 'button primary'} type="submit">
        {say('stop')}
      </button>
    </form>
  )
}

/** The heading, which is the name of the page, too. */
function Title({ children }: { children: ReactNode }) {
  return (
    <>
      <title>{`${children} · Communitrak`}</title>
      <h1>{children}</h1>
    </>
  )
}
