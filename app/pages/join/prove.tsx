import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { signedIn } from '#app/signed-in.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { proveMailbox, readMailboxProof } from '#domain/invitations/prove-mailbox.ts'
import type { Route } from './+types/prove.ts'

const proveWords = words({
  en: {
    title: 'Is it you who wants to join?',
    body: 'Somebody who signs in as {email} wants to join {community} with the invitation that was sent to {firstName} at this address.',
    careful: 'Confirm only if that is you. Your invitation then belongs to that account.',
    confirm: 'Yes, it is me',
    done: 'Thank you. You are in.',
    doneBody: 'Go back to where you signed in, or sign in here with {email}.',
    signIn: 'Sign in',
    communities: 'My communities',
    gone: 'This link does not work any more',
    goneBody:
      'It has run out, or the invitation has been used or cancelled. You can ask for a new link on the page for codes.',
    codes: 'To the page for codes',
  },
  es: {
    title: '¿Es usted quien quiere unirse?',
    body: 'Una persona que usa la cuenta {email} quiere unirse a {community} con la invitación enviada a {firstName} a esta dirección.',
    careful: 'Confirme solo si es usted. Su invitación quedará unida a esa cuenta.',
    confirm: 'Sí, soy yo',
    done: 'Gracias. Ya es miembro.',
    doneBody: 'Vuelva a donde inició sesión, o iníciela aquí con {email}.',
    signIn: 'Iniciar sesión',
    communities: 'Mis comunidades',
    gone: 'Este enlace ya no sirve',
    goneBody:
      'Ha caducado, o la invitación se usó o se anuló. Puede pedir un enlace nuevo en la página de códigos.',
    codes: 'A la página de códigos',
  },
})

export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, key } = context.get(house)
  const proof = await readMailboxProof(db, { key }, params.token)
  const isSignedIn = (await signedIn(context)) !== null
  return data({ proof, done: false, isSignedIn }, proof ? 200 : 410)
}

export async function action({ params, context }: Route.ActionArgs) {
  const { db, key } = context.get(house)
  const proof = await readMailboxProof(db, { key }, params.token)
  const from = context.get(visit).device.address
  const isSignedIn = (await signedIn(context)) !== null
  const joined = await proveMailbox(db, { key }, { token: params.token, from })
  return data(
    { proof: joined.ok ? proof : null, done: joined.ok, isSignedIn },
    joined.ok ? 200 : 410,
  )
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', proveWords)('title'))
}

export default function Prove({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(proveWords)
  const { proof, done, isSignedIn } = actionData ?? loaderData
  return (
    <PublicFrame path="/join/resident" signedIn={isSignedIn}>
      <div className="card">
        {proof === null ? (
          <>
            <h1>{say('gone')}</h1>
            <p>{say('goneBody')}</p>
            <a className="button quiet" href="/join/resident">
              {say('codes')}
            </a>
            <HelpLink to="join-problems" />
          </>
        ) : done ? (
          <Done email={proof.askedBy} isSignedIn={isSignedIn} />
        ) : (
          <form className="form" method="post">
            <h1>{say('title')}</h1>
            <p>
              {say('body', {
                email: proof.askedBy,
                community: proof.communityName,
                firstName: proof.firstName,
              })}
            </p>
            <p>{say('careful')}</p>
            <button className="button primary" type="submit">
              {say('confirm')}
            </button>
          </form>
        )}
      </div>
    </PublicFrame>
  )
}

/** They are in; whoever sits before a browser that is signed in goes on at once. */
function Done({ email, isSignedIn }: { email: string; isSignedIn: boolean }) {
  const say = useWords(proveWords)
  return (
    <>
      <h1>{say('done')}</h1>
      {!isSignedIn && <p>{say('doneBody', { email })}</p>}
      <a className="button primary" href={isSignedIn ? '/communities' : '/sign-in'}>
        {say(isSignedIn ? 'communities' : 'signIn')}
      </a>
    </>
  )
}
