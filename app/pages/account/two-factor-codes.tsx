import { redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { showRecoveryCodes } from '#domain/second-steps/show-recovery-codes.ts'
import type { Route } from './+types/two-factor-codes.ts'
import { AccountPage } from './account-page.tsx'
import { CopyAndPrint } from './copy-and-print.tsx'
import { twoFactorWords } from './two-factor-words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { db, key } = context.get(house)
  const codes = await showRecoveryCodes(db, { key }, context.get(session))
  if (!codes) throw redirect('/account/two-factor')
  return { codes }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', twoFactorWords)('codesTitle'))
}

/** The new recovery codes, to be kept: this once. */
export default function Codes({ loaderData: { codes } }: Route.ComponentProps) {
  const say = useWords(twoFactorWords)
  return (
    <AccountPage path="/account/two-factor/codes" title={say('codesTitle')}>
      <p>{say('codesLead')}</p>
      <p>
        <strong>{say('codesOnce')}</strong>
      </p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="beside not-printed">
        <CopyAndPrint text={codes.join('\n')} />
        <a className="button quiet" href="/account/two-factor/codes/download" download>
          {say('download')}
        </a>
      </div>
      <form className="form or not-printed" method="post" action="/account/two-factor/codes/keep">
        <button className="button primary" type="submit">
          {say('kept')}
        </button>
      </form>
    </AccountPage>
  )
}
