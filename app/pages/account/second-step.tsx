import { data, redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { localPath } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { keepWanted } from '#app/wanted.ts'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { listAsking } from '#domain/communities/list-asking.ts'
import { listPasskeys } from '#domain/passkeys/list-passkeys.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import { readAgent } from '#domain/support/agent.ts'
import type { Route } from './+types/second-step.ts'
import { AccountPage } from './account-page.tsx'

const askedWords = words({
  en: {
    title: 'One thing first',
    body: '{community} asks its leaders to sign in with more than a password, since they look after the addresses and telephone numbers of all neighbours.',
    support: 'Support agents sign in with more than a password, since communities let them in.',
    how: 'It takes a few minutes, once. Afterwards you go on to where you were going.',
    setUp: 'Set up two-factor',
    setUpBody: 'A code from an app on your phone, after your password.',
    passkey: 'Add a passkey',
    passkeyBody: 'Your finger, your face or the PIN of your device, in place of the password.',
    hasPasskey: 'You have a passkey: sign out, and sign in with it.',
    hasTwoFactor: 'You have two-factor: sign out, and sign in with a code of your app.',
    signOut: 'Sign out and sign in again',
    account: 'To My Account',
  },
  es: {
    title: 'Antes, una cosa',
    body: '{community} pide a quienes la dirigen que inicien sesión con algo más que una contraseña, porque cuidan las direcciones y los teléfonos de todo el vecindario.',
    support:
      'En el servicio de asistencia se inicia sesión con algo más que una contraseña, porque las comunidades le abren la puerta.',
    how: 'Lleva unos minutos, una sola vez. Después sigue a donde iba.',
    setUp: 'Activar los dos pasos',
    setUpBody: 'Un código de una aplicación de su teléfono, después de la contraseña.',
    passkey: 'Añadir una llave digital',
    passkeyBody: 'Su dedo, su cara o el PIN de su dispositivo, en lugar de la contraseña.',
    hasPasskey: 'Tiene una llave digital: cierre la sesión e iníciela con ella.',
    hasTwoFactor:
      'Tiene activados los dos pasos: cierre la sesión e iníciela con un código de su aplicación.',
    signOut: 'Cerrar la sesión e iniciarla de nuevo',
    account: 'A mi cuenta',
  },
})

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const own = context.get(session)
  const next = localPath(url.searchParams.get('next'), '/communities')
  if (hasSecondStep(own)) throw redirect(next)
  const [asking, agent, twoFactor, passkeys] = await Promise.all([
    listAsking(db, own.accountId),
    readAgent(db, own.accountId),
    readTwoFactor(db, own.accountId),
    listPasskeys(db, own.accountId),
  ])
  if (asking.length === 0 && !agent) throw redirect(next)
  const headers = { 'set-cookie': keepWanted(context, next) }
  const hasPasskey = passkeys.some(({ stoppedAt }) => stoppedAt === null)
  const hasTwoFactor = twoFactor !== null
  return data({ asking, isAgent: agent !== null, hasTwoFactor, hasPasskey, next }, { headers })
}

export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', askedWords)('title'))
}

/** Why a leader does not enter with a password alone, and the ways to more. */
export default function Asked({ loaderData }: Route.ComponentProps) {
  const say = useWords(askedWords)
  const { asking, isAgent, hasTwoFactor, hasPasskey, next } = loaderData
  const hasOne = hasTwoFactor || hasPasskey
  const signIn = `/sign-in?next=${encodeURIComponent(next)}`
  return (
    <AccountPage path="/account/second-step" title={say('title')}>
      {asking.map((community) => (
        <p key={community}>{say('body', { community })}</p>
      ))}
      {isAgent && <p>{say('support')}</p>}
      <p>{say('how')}</p>
      {hasOne && (
        <form className="or" method="post" action={`/sign-out?next=${encodeURIComponent(signIn)}`}>
          <p>{say(hasTwoFactor ? 'hasTwoFactor' : 'hasPasskey')}</p>
          <button className="button primary" type="submit">
            {say('signOut')}
          </button>
        </form>
      )}
      {!hasTwoFactor && (
        <div className="or">
          <p>{say('setUpBody')}</p>
          <a
            className={`button ${hasPasskey ? 'quiet' : 'primary'}`}
            href="/account/two-factor/begin"
          >
            {say('setUp')}
          </a>
        </div>
      )}
      {!hasOne && (
        <div className="or only-with-script">
          <p>{say('passkeyBody')}</p>
          <a className="button quiet" href="/account/passkeys/begin">
            {say('passkey')}
          </a>
        </div>
      )}
      <HelpLink to="two-factor" />
    </AccountPage>
  )
}
