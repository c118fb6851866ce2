import { redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import { showRecoveryCodes } from '#domain/second-steps/show-recovery-codes.ts'
import type { Route } from './+types/two-factor.ts'
import { AccountPage } from './account-page.tsx'
import { twoFactorWords } from './two-factor-words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, key } = context.get(house)
  const own = context.get(session)
  const [twoFactor, codes] = await Promise.all([
    readTwoFactor(db, own.accountId),
    showRecoveryCodes(db, { key }, own),
  ])
  const told = ['off', 'gone'].find((one) => url.searchParams.has(one))
  if (!twoFactor) throw redirect(`/account/two-factor/begin${told ? `?${told}` : ''}`)
  const day = new Intl.DateTimeFormat(context.get(visit).locale, { dateStyle: 'long' })
  const { since, codesLeft } = twoFactor
  const isNew = url.searchParams.has('on')
  return { since: day.format(since), codesLeft, codesWait: codes !== null, isNew }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', twoFactorWords)('title'))
}

/** Below this it is time for new ones. */
const few = 4

/** That two-factor is on, and what may be done with it. Where it is off, one is led to the beginning. */
export default function TwoFactor({ loaderData }: Route.ComponentProps) {
  const say = useWords(twoFactorWords)
  const { since, codesLeft, codesWait, isNew } = loaderData
  return (
    <AccountPage path="/account/two-factor" title={say('title')}>
      {isNew && <Notice>{say('nowOn')}</Notice>}
      <p>{say('on', { since })}</p>
      {codesWait && (
        <Notice>
          <p>{say('codesWait')}</p>
          <a href="/account/two-factor/codes">{say('seeCodes')}</a>
        </Notice>
      )}
      <p>
        {say('codesLeft', { count: codesLeft })} {codesLeft < few && say('fewCodes')}
      </p>
      <div className="beside">
        <a className="button quiet" href="/account/two-factor/new-codes">
          {say('newCodes')}
        </a>
        <a className="button quiet" href="/account/two-factor/turn-off">
          {say('turnOff')}
        </a>
      </div>
    </AccountPage>
  )
}
