import { type ReactNode, useContext } from 'react'
import { house, session } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { ownPhoto } from '#app/photo.ts'
import { SelectField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Portrait } from '#app/ui/portrait.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { LocaleContext, sayIn, useWords } from '#app/words/words.ts'
import { listSessions } from '#domain/accounts/list-sessions.ts'
import { readOwnAccount } from '#domain/accounts/read-account.ts'
import { readOpenChange } from '#domain/accounts/read-email-change.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { listPasskeys } from '#domain/passkeys/list-passkeys.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import type { Route } from './+types/account.ts'
import { accountWords } from './words.ts'
import '#app/ui/settings.css'
import './account.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const own = context.get(session)
  const [account, sessions, memberships, twoFactor, passkeys, change] = await Promise.all([
    readOwnAccount(db, own.accountId),
    listSessions(db, own),
    listMemberships(db, own.accountId),
    readTwoFactor(db, own.accountId),
    listPasskeys(db, own.accountId),
    readOpenChange(db, { accountId: own.accountId }),
  ])
  const { name, email, phone } = account
  const saved = url.searchParams.has('saved')
  const communities = memberships.map(({ slug, name }) => ({ slug, community: name }))
  const printed = phone && printPhone(phone)
  const safety = { hasTwoFactor: twoFactor !== null, passkeys: passkeys.length }
  return {
    name,
    email,
    newEmail: change?.newEmail ?? null,
    photo: ownPhoto(own.photoId),
    phone: printed,
    saved,
    safety,
    places: sessions.length,
    communities,
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', accountWords)('title'))
}

/** Who I am here, and the way to everything I may change about it. */
export default function Account({ loaderData }: Route.ComponentProps) {
  const say = useWords(accountWords)
  const { name, email, newEmail, phone, photo, saved, safety, places, communities } = loaderData
  return (
    <PublicFrame path="/account" signedIn>
      <section className="card">
        <h1>{say('title')}</h1>
        {saved && <Notice>{say('saved')}</Notice>}
        <ul className="settings">
          <Setting what={say('name')} value={name} href="/account/person" />
          <Setting
            what={say('photo')}
            value={photo ? <Portrait name={name} photo={photo} /> : say('noPhoto')}
            href="/account/photo"
          />
          <Setting
            what={say('phone')}
            value={phone ?? say('noPhone')}
            href="/account/person#phone"
          />
        </ul>
      </section>
      <section className="card">
        <h2>{say('signIn')}</h2>
        <ul className="settings">
          <Setting what={say('email')} value={email} href="/account/email" />
          <AskedEmail newEmail={newEmail} />
          <Setting what={say('password')} value="••••••••" href="/account/password" />
          <Setting
            what={say('twoFactor')}
            value={say(safety.hasTwoFactor ? 'on' : 'off')}
            href="/account/two-factor"
            words={safety.hasTwoFactor ? undefined : say('setUp')}
          />
          <Setting
            what={say('passkeys')}
            value={say('passkeyCount', { count: safety.passkeys })}
            href="/account/passkeys"
          />
          <Setting
            what={say('sessions')}
            value={say('places', { count: places })}
            href="/account/sessions"
            words={say('look')}
          />
        </ul>
      </section>
      {communities.length > 0 && (
        <section className="card">
          <h2>{say('neighbours')}</h2>
          <ul className="settings">
            {communities.map(({ slug, community }) => (
              <Setting
                key={slug}
                what={say('in')}
                value={community}
                href={`/account/communities/${slug}`}
                words={say('choose')}
              />
            ))}
          </ul>
        </section>
      )}
      <Language />
      <section className="card">
        <h2>{say('going')}</h2>
        <ul className="settings">
          <Setting what={say('data')} href="/account/data" words={say('download')} />
          <Setting what={say('close')} href="/account/close" words={say('closeDo')} />
        </ul>
      </section>
      <div className="beside">
        <a className="button quiet" href="/communities">
          {say('communities')}
        </a>
      </div>
    </PublicFrame>
  )
}

type SettingProps = { what: string; value?: ReactNode; href: string; words?: string }

/** One thing of the account as it is, and the way to change it. */
function Setting({ what, value, href, words }: SettingProps) {
  const say = useWords(accountWords)
  const todo = words ?? say('change')
  return (
    <li>
      <div className="what">
        <p className="soft">{what}</p>
        {value && (
          <p>
            <strong>{value}</strong>
          </p>
        )}
      </div>
      <a className="button quiet" href={href} aria-label={`${todo}: ${what}`}>
        {todo}
      </a>
    </li>
  )
}

/** Another address that was asked for and waits to be confirmed, and the way to whatever can be done about it. */
function AskedEmail({ newEmail }: { newEmail: string | null }) {
  const say = useWords(accountWords)
  if (!newEmail) return null
  return (
    <li>
      <div className="what">
        <p>{say('askedEmail', { email: newEmail })}</p>
      </div>
      <a className="button quiet" href="/account/email/code">
        {say('askedEmailDo')}
      </a>
    </li>
  )
}

/** The language of pages and messages. */
function Language() {
  const say = useWords(accountWords)
  const locale = useContext(LocaleContext)
  return (
    <section className="card">
      <form className="form" method="post" action="/account/language">
        <SelectField name="language" label={say('language')} defaultValue={locale}>
          <option value="en">English</option>
          <option value="es">Español</option>
        </SelectField>
        <div>
          <button className="button quiet" type="submit">
            {say('save')}
          </button>
        </div>
      </form>
    </section>
  )
}
