import { type ReactNode, useContext } from 'react'
import { isRouteErrorResponse, useLocation, useRouteLoaderData } from 'react-router'
import { useWords, words } from '#app/words/words.ts'
import { FrameContext } from './frame-context.ts'
import { HelpLink } from './help-link.tsx'
import { PublicFrame } from './public-frame.tsx'

const errorWords = words({
  en: {
    missing: 'We cannot find this page',
    missingBody:
      'The address may be mistyped, or the page is not open to you. If you have an access code, you can join your community with it.',
    missingInsideBody:
      'The address may be mistyped, what stood here may be gone, or it is not open to you.',
    unreadable: 'We could not read this',
    unreadableBody: 'What was sent is not one of our forms. Please go back and try again.',
    broken: 'Something went wrong',
    brokenBody: 'It was our fault, and we have noted it. Please go back and try again.',
    help: 'Look into our help, or write to us',
    join: 'Join with an access code',
    home: 'Go to the first page',
    communities: 'My communities',
    community: 'Back to the community',
  },
  es: {
    missing: 'No encontramos esta página',
    missingBody:
      'Quizá la dirección está mal escrita, o la página no está abierta para usted. Si tiene un código de acceso, puede unirse a su comunidad con él.',
    missingInsideBody:
      'Quizá la dirección está mal escrita, lo que había aquí ya no está, o no está abierto para usted.',
    unreadable: 'No pudimos leer esto',
    unreadableBody:
      'Lo enviado no es uno de nuestros formularios. Vuelva atrás e inténtelo de nuevo.',
    broken: 'Algo ha fallado',
    brokenBody: 'Ha sido culpa nuestra y lo hemos anotado. Vuelva atrás e inténtelo de nuevo.',
    help: 'Mire en nuestra ayuda o escríbanos',
    join: 'Unirse con un código de acceso',
    home: 'Ir a la primera página',
    communities: 'Mis comunidades',
    community: 'Volver a la comunidad',
  },
})

type Kind = 'missing' | 'unreadable' | 'broken'

/** What a visitor sees when a page is not there, or broke: in the frame of their community where it stands. */
export function WhatWentWrong({ error }: { error: unknown }) {
  const { pathname } = useLocation()
  const community = useContext(FrameContext)
  const isPastTheGate = useRouteLoaderData('pages/signed-in/gate') !== undefined
  const isAnswer = isRouteErrorResponse(error)
  const status = isAnswer ? error.status : 500
  const kind = status === 404 ? 'missing' : status < 500 ? 'unreadable' : 'broken'
  const signedIn = isPastTheGate || Boolean(isAnswer && error.data?.isSignedIn)
  if (community !== null)
    return (
      <Card kind={kind} isInside>
        <Way to={`/c/${community}`} words="community" />
      </Card>
    )
  return (
    <PublicFrame path={pathname} signedIn={signedIn}>
      <Card kind={kind} isInside={signedIn}>
        {signedIn ? (
          <Way to="/communities" words="communities" />
        ) : (
          <Way to="/join/resident" words="join" />
        )}
        <Way to="/" words="home" isSecond />
      </Card>
    </PublicFrame>
  )
}

type CardProps = { kind: Kind; isInside: boolean; children: ReactNode }

/** What is wrong, and the ways on. */
function Card({ kind, isInside, children }: CardProps) {
  const say = useWords(errorWords)
  return (
    <>
      <title>{`${say(kind)} · Communitrak`}</title>
      <div className="card">
        <h1>{say(kind)}</h1>
        <p>{say(kind === 'missing' && isInside ? 'missingInsideBody' : `${kind}Body`)}</p>
        <div className="beside">{children}</div>
        {kind === 'missing' ? (
          <HelpLink to="getting-started" />
        ) : (
          <p className="help-link">
            <a href="/help">{say('help')}</a>
          </p>
        )}
      </div>
    </>
  )
}

type WayProps = { to: string; words: 'community' | 'communities' | 'join' | 'home' }

function Way({ to, words, isSecond }: WayProps & { isSecond?: boolean }) {
  const say = useWords(errorWords)
  return (
    <a className={`button ${isSecond ? 'quiet' : 'primary'}`} href={to}>
      {say(words)}
    </a>
  )
}
