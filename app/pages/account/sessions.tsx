import { house, session, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { listSessions } from '#domain/accounts/list-sessions.ts'
import type { Route } from './+types/sessions.ts'
import { AccountPage } from './account-page.tsx'

const sessionsWords = words({
  en: {
    title: 'Where you are signed in',
    lead: 'Is there one that you do not know? Sign it out, and then choose a new password.',
    on: '{browser} on {system}',
    unknown: 'A device we cannot name',
    here: 'This device',
    dates: 'Since {since}, last used {used}',
    end: 'Sign out',
    endOf: 'Sign out: {device}, since {since}',
    endOthers: 'Sign out everywhere else',
    only: 'You are signed in nowhere else.',
    app: 'with a code of the app',
    'recovery code': 'with a recovery code',
    passkey: 'with a passkey',
    ended: 'Signed out there.',
    newPassword: 'Change password',
  },
  es: {
    title: 'Dónde tiene la sesión abierta',
    lead: '¿Hay alguno que no conoce? Cierre su sesión y elija después una contraseña nueva.',
    on: '{browser} en {system}',
    unknown: 'Un dispositivo que no sabemos nombrar',
    here: 'Este dispositivo',
    dates: 'Desde el {since}, usado por última vez {used}',
    end: 'Cerrar la sesión',
    endOf: 'Cerrar la sesión: {device}, desde el {since}',
    endOthers: 'Cerrar la sesión en todos los demás',
    only: 'No tiene la sesión abierta en ningún otro sitio.',
    app: 'con un código de la aplicación',
    'recovery code': 'con un código de recuperación',
    passkey: 'con una llave digital',
    ended: 'Se ha cerrado la sesión allí.',
    newPassword: 'Cambiar la contraseña',
  },
})

const dayLong = 24 * 60 * 60 * 1000

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(visit)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const sessions = await listSessions(context.get(house).db, context.get(session))
  return {
    ended: url.searchParams.has('ended'),
    sessions: sessions.map(({ sessionId, device, since, lastUsed, isThis, secondStep }) => {
      const days = Math.max(0, Math.floor((Date.now() - lastUsed.getTime()) / dayLong))
      const used = ago.format(isThis ? 0 : -days, 'day')
      return { sessionId, device, since: day.format(since), used, isThis, secondStep }
    }),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', sessionsWords)('title'))
}

type Shown = Route.ComponentProps['loaderData']['sessions'][number]

/** Every place where this account is signed in, and the way out of each. */
export default function Sessions({ loaderData }: Route.ComponentProps) {
  const say = useWords(sessionsWords)
  const { sessions, ended } = loaderData
  const isElsewhere = sessions.some(({ isThis }) => !isThis)
  return (
    <AccountPage path="/account/sessions" title={say('title')}>
      {ended && <Notice>{say('ended')}</Notice>}
      <p>{say(isElsewhere ? 'lead' : 'only')}</p>
      <ul className="settings">
        {sessions.map((one) => (
          <SessionRow key={one.sessionId} session={one} />
        ))}
      </ul>
      {isElsewhere && (
        <div className="beside">
          <form method="post" action="/account/sessions/end-others">
            <button className="button primary" type="submit">
              {say('endOthers')}
            </button>
          </form>
          <a className="button plain" href="/account/password">
            {say('newPassword')}
          </a>
        </div>
      )}
    </AccountPage>
  )
}

function SessionRow({ session }: { session: Shown }) {
  const { sessionId, device, since, used, isThis, secondStep } = session
  const say = useWords(sessionsWords)
  const { browser, system } = device
  const name =
    browser && system ? say('on', { browser, system }) : (browser ?? system ?? say('unknown'))
  return (
    <li>
      <div className="what">
        <p>
          <strong>{name}</strong>
          {isThis && <span className="soft"> · {say('here')}</span>}
        </p>
        <p className="soft">
          {say('dates', { since, used })}
          {secondStep && ` · ${say(secondStep)}`}
        </p>
      </div>
      {!isThis && (
        <form method="post" action={`/account/sessions/${sessionId}/end`}>
          <button
            className="button quiet"
            type="submit"
            aria-label={say('endOf', { device: name, since })}
          >
            {say('end')}
          </button>
        </form>
      )}
    </li>
  )
}
