import { useRouteLoaderData } from 'react-router'
import { useWords, words } from '#app/words/words.ts'
import { Portrait } from './portrait.tsx'

const menuWords = words({
  en: {
    account: 'My Account',
    communities: 'My communities',
    join: 'Join with a code',
    help: 'Help',
    signOut: 'Sign out',
  },
  es: {
    account: 'Mi cuenta',
    communities: 'Mis comunidades',
    join: 'Unirse con un código',
    help: 'Ayuda',
    signOut: 'Cerrar sesión',
  },
})

/** Who is signed in, where else they belong, and the way out. */
export function AccountMenu({ hasOthers }: { hasOthers: boolean }) {
  const say = useWords(menuWords)
  const { name, email, photo } = usePerson()
  return (
    <details className="account-menu">
      <summary>
        <Portrait name={name} photo={photo} />
        <span className="name">{name}</span>
        <span className="hidden-words">{say('account')}</span>
      </summary>
      <div>
        <span className="soft">{email}</span>
        <a href="/account">{say('account')}</a>
        {hasOthers && <a href="/communities">{say('communities')}</a>}
        <a href="/join/resident/other-code">{say('join')}</a>
        <a href="/help">{say('help')}</a>
        <form method="post" action="/sign-out">
          <button type="submit">{say('signOut')}</button>
        </form>
      </div>
    </details>
  )
}

type Person = { name: string; email: string; photo: string | null }

/** Who is signed in, on any page behind the gate. */
export function usePerson(): Person {
  const data = useRouteLoaderData('pages/signed-in/gate') as { person: Person } | undefined
  return data?.person ?? { name: '', email: '', photo: null }
}
