import { isRouteErrorResponse, useLocation } from 'react-router'
import { useWords, words } from '#app/words/words.ts'
import { HelpLink } from './help-link.tsx'
import { PublicFrame } from './public-frame.tsx'

const errorWords = words({
  en: {
    missing: 'We cannot find this page',
    missingBody:
      'The address may be mistyped, or the page is not open to you. If you have an access code, you can join your community with it.',
    unreadable: 'We could not read this',
    unreadableBody: 'What was sent is not one of our forms. Please go back and try again.',
    broken: 'Something went wrong',
    brokenBody: 'It was our fault, and we have noted it. Please go back and try again.',
    help: 'Look into our help, or write to us',
    join: 'Join with an access code',
    home: 'Go to the first page',
  },
  es: {
    missing: 'No encontramos esta página',
    missingBody:
      'Quizá la dirección está mal escrita, o la página no está abierta para usted. Si tiene un código de acceso, puede entrar en su comunidad con él.',
    unreadable: 'No pudimos leer esto',
    unreadableBody:
      'Lo enviado no es uno de nuestros formularios. Vuelva atrás e inténtelo de nuevo.',
    broken: 'Algo ha fallado',
    brokenBody: 'Ha sido culpa nuestra y lo hemos anotado. Vuelva atrás e inténtelo de nuevo.',
    help: 'Mire en nuestra ayuda o escríbanos',
    join: 'Entrar con un código de acceso',
    home: 'Ir a la primera página',
  },
})

/** What a visitor sees when a page is not there, or broke. */
export function WhatWentWrong({ error }: { error: unknown }) {
  const say = useWords(errorWords)
  const { pathname } = useLocation()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const kind = status === 404 ? 'missing' : status < 500 ? 'unreadable' : 'broken'
  return (
    <PublicFrame path={pathname}>
      <title>{`${say(kind)} · Communitrak`}</title>
      <div className="card">
        <h1>{say(kind)}</h1>
        <p>{say(`${kind}Body`)}</p>
        <div className="beside">
          <a className="button primary" href="/join/resident">
            {say('join')}
          </a>
          <a className="button quiet" href="/">
            {say('home')}
          </a>
        </div>
        {kind === 'missing' ? (
          <HelpLink to="getting-started" />
        ) : (
          <p className="help-link">
            <a href="/help">{say('help')}</a>
          </p>
        )}
      </div>
    </PublicFrame>
  )
}
