import { redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { joiner } from '#app/joiner.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { appointmentsIn } from '#app/words/moments.ts'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { readOpening } from '#domain/curtain/read-curtain.ts'
import type { Route } from './+types/opening-soon.ts'

const soonWords = words({
  en: {
    title: 'Opening soon',
    body: 'You are a member of {community}, and everything is ready for you. Your board has not opened it yet.',
    opens: 'It opens {when}.',
    wait: 'There is nothing more to do. We will tell you when it opens.',
    join: 'I have a code for another community',
  },
  es: {
    title: 'Abrirá pronto',
    body: 'Ya es miembro de {community} y todo está listo. Su junta todavía no la ha abierto.',
    opens: 'Se abre el {when}.',
    wait: 'No tiene que hacer nada más. Le avisaremos cuando abra.',
    join: 'Tengo un código para otra comunidad',
  },
})

export async function loader({ context }: Route.LoaderArgs) {
  const person = await joiner(context)
  if (!person) return redirect('/sign-in')
  const { db } = context.get(house)
  const closed = (await listMemberships(db, person.id)).filter((one) => one.behindCurtain)
  const communities = await Promise.all(
    closed.map(async ({ communityId, name }) => {
      const { liftsAt = null, timeZone = 'UTC' } = (await readOpening(db, communityId)) ?? {}
      const when = appointmentsIn(context.get(visit).locale, timeZone)
      return { communityId, name, opens: liftsAt && when(liftsAt) }
    }),
  )
  return communities.length > 0 ? { communities } : redirect('/communities')
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', soonWords)('title'))
}

/** The kind page for people all of whose communities are behind the Black Curtain. */
export default function OpeningSoon({ loaderData }: Route.ComponentProps) {
  const say = useWords(soonWords)
  return (
    <PublicFrame path="/opening-soon">
      <div className="card">
        <h1>{say('title')}</h1>
        {loaderData.communities.map(({ communityId, name, opens }) => (
          <p key={communityId}>
            {say('body', { community: name })}{' '}
            {opens && <strong>{say('opens', { when: opens })}</strong>}
          </p>
        ))}
        <p>{say('wait')}</p>
        <a className="button quiet" href="/join/resident">
          {say('join')}
        </a>
        <HelpLink to="waiting-to-enter" />
      </div>
    </PublicFrame>
  )
}
