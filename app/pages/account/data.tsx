import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords, words } from '#app/words/words.ts'
import type { Route } from './+types/data.ts'
import { AccountPage } from './account-page.tsx'

const dataWords = words({
  en: {
    title: 'Download my data',
    lead: 'You get one file with everything that is kept of you. Programs can read it, and so can you, with any text editor.',
    inIt: 'In it are:',
    account: 'your account: name, e-mail address, phone, language',
    sessions: 'how you sign in (two-factor, passkeys), and where you are signed in',
    messages: 'which messages were sent to you, and when',
    communities:
      'for each community: how it lists you, your homes, your choices, the story of your invitations, and what its audit log says that you did or that was done to you',
    notInIt: 'Not in it: passwords, keys, codes, and anything about other people.',
    careful: 'Keep the file where only you can read it.',
    download: 'Download the file',
  },
  es: {
    title: 'Descargar mis datos',
    lead: 'Recibe un archivo con todo lo que guardamos sobre usted. Lo leen los programas y también usted, con cualquier editor de texto.',
    inIt: 'Contiene:',
    account: 'su cuenta: nombre, correo, teléfono, idioma',
    sessions: 'cómo inicia sesión (dos pasos, llaves digitales) y dónde tiene la sesión abierta',
    messages: 'qué mensajes le enviamos y cuándo',
    communities:
      'de cada comunidad: cómo le tiene en su lista, sus casas, sus elecciones, la historia de sus invitaciones y lo que su registro dice que usted hizo o que le hicieron',
    notInIt: 'No contiene contraseñas, llaves digitales, códigos ni nada sobre otras personas.',
    careful: 'Guarde el archivo donde solo usted pueda leerlo.',
    download: 'Descargar el archivo',
  },
})

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', dataWords)('title'))
}

/** What is in the file of everything that is kept of me, and the file. */
export default function Data() {
  const say = useWords(dataWords)
  return (
    <AccountPage path="/account/data" title={say('title')} lead={say('lead')}>
      <p>{say('inIt')}</p>
      <ul className="plain-list">
        {(['account', 'sessions', 'messages', 'communities'] as const).map((part) => (
          <li key={part}>{say(part)}</li>
        ))}
      </ul>
      <p>
        {say('notInIt')} {say('careful')}
      </p>
      <a className="button primary" href="/account/data/download" download>
        {say('download')}
      </a>
    </AccountPage>
  )
}
