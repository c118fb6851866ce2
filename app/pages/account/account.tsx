import { useContext } from 'react'
import { house, session } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Facts } from '#app/ui/facts.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { LocaleContext, sayIn, useWords, words } from '#app/words/words.ts'
import { readAccount } from '#domain/accounts/read-account.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import type { Route } from './+types/account.ts'

const accountWords = words({
  en: {
    title: 'My Account',
    name: 'Name',
    email: 'Email',
    phone: 'Phone',
    language: 'Language',
    save: 'Save',
    password: 'Password',
    passwordBody: 'To choose a new password we send a code to your e-mail address.',
    passwordDo: 'Choose a new password',
    communities: 'My communities',
    signOut: 'Sign out',
  },
  es: {
    title: 'Mi cuenta',
    name: 'Nombre',
    email: 'Correo',
    phone: 'Teléfono',
    language: 'Idioma',
    save: 'Guardar',
    password: 'Contraseña',
    passwordBody: 'Para elegir una contraseña nueva le enviamos un código a su correo.',
    passwordDo: 'Elegir una contraseña nueva',
    communities: 'Mis comunidades',
    signOut: 'Salir',
  },
})

export async function loader({ context }: Route.LoaderArgs) {
  const { accountId } = context.get(session)
  const account = await readAccount(context.get(house).db, accountId)
  if (!account) throw new Error('A session has an account.')
  const { name, email, phone } = account
  return { name, email, phone: phone && printPhone(phone) }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', accountWords)('title'))
}

/** Who I am here, in which language, and with which password. */
export default function Account({ loaderData }: Route.ComponentProps) {
  const say = useWords(accountWords)
  const locale = useContext(LocaleContext)
  const { name, email, phone } = loaderData
  return (
    <PublicFrame path="/account" signedIn>
      <section className="card">
        <h1>{say('title')}</h1>
        <Facts
          facts={[
            [say('name'), name],
            [say('email'), email],
            [say('phone'), phone],
          ]}
        />
        <form className="form" method="post" action="/account/language">
          <SelectField name="language" label={say('language')} defaultValue={locale}>
            <option value="en">English</option>
            <option value="es">Español</option>
          </SelectField>
          <button className="button primary" type="submit">
            {say('save')}
          </button>
        </form>
      </section>
      <section className="card">
        <h2>{say('password')}</h2>
        <p>{say('passwordBody')}</p>
        <a className="button quiet" href="/forgot-password">
          {say('passwordDo')}
        </a>
      </section>
      <div className="beside">
        <a className="button quiet" href="/communities">
          {say('communities')}
        </a>
        <form method="post" action="/sign-out">
          <button className="button plain" type="submit">
            {say('signOut')}
          </button>
        </form>
      </div>
    </PublicFrame>
  )
}
