import { pageTitle } from '#app/page-title.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords, words } from '#app/words/words.ts'
import type { Route } from './+types/welcome.ts'

const welcomeWords = words({
  en: {
    title: 'Your community, online',
    lead: 'Communitrak brings homeowners’ communities together: everyone who belongs is in, and nobody else.',
    join: 'I have an access code',
    joinBody: 'From your board or management: by e-mail, by text message or on paper.',
    joinDo: 'Join with a code',
    signIn: 'I have an account',
    signInBody: 'Go to your community, or to one of several.',
    signInDo: 'Sign in',
    start: 'I am on a board',
    startBody: 'Set up your community and try everything for 14 days.',
    startDo: 'Create a community',
  },
  es: {
    title: 'Su comunidad, en línea',
    lead: 'Communitrak reúne a las comunidades de propietarios: entra quien pertenece a ella, y nadie más.',
    join: 'Tengo un código de acceso',
    joinBody: 'De su junta o administración: por correo, por mensaje de texto o en papel.',
    joinDo: 'Unirse con un código',
    signIn: 'Tengo una cuenta',
    signInBody: 'Vaya a su comunidad, o a una de varias.',
    signInDo: 'Iniciar sesión',
    start: 'Formo parte de una junta',
    startBody: 'Cree su comunidad y pruébelo todo durante 14 días.',
    startDo: 'Crear una comunidad',
  },
})

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', welcomeWords)('title'))
}

/** The first page: which of three people are you? */
export default function Welcome() {
  const say = useWords(welcomeWords)
  return (
    <PublicFrame path="/" broad>
      <div className="hero">
        <h1>{say('title')}</h1>
        <p>{say('lead')}</p>
      </div>
      <div className="welcome">
        <section className="card">
          <h2>{say('join')}</h2>
          <p>{say('joinBody')}</p>
          <a className="button primary wide" href="/join/resident">
            {say('joinDo')}
          </a>
        </section>
        <section className="card">
          <h2>{say('signIn')}</h2>
          <p>{say('signInBody')}</p>
          <a className="button quiet wide" href="/sign-in">
            {say('signInDo')}
          </a>
        </section>
        <section className="card">
          <h2>{say('start')}</h2>
          <p>{say('startBody')}</p>
          <a className="button quiet wide" href="/start">
            {say('startDo')}
          </a>
        </section>
      </div>
    </PublicFrame>
  )
}
