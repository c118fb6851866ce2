import { house, session } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { listAsking } from '#domain/communities/list-asking.ts'
import { listPasskeys } from '#domain/passkeys/list-passkeys.ts'
import { removePasskey } from '#domain/passkeys/remove-passkey.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import type { Route } from './+types/passkey-remove.ts'
import { AccountPage } from './account-page.tsx'
import { ownPasskey } from './own-passkey.ts'
import { passkeyWords } from './passkey-words.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { passkeyId, name } = await ownPasskey(context, params.passkeyId)
  const { db } = context.get(house)
  const { accountId } = context.get(session)
  const isLast = (await listPasskeys(db, accountId)).length === 1
  const needsIt = isLast && (await readTwoFactor(db, accountId)) === null
  return { passkeyId, name, asking: needsIt ? await listAsking(db, accountId) : [] }
}

/** Removes a passkey; one that has gone a moment ago is gone. */
export async function action({ params, context }: Route.ActionArgs) {
  const { passkeyId } = await ownPasskey(context, params.passkeyId)
  const { accountId, sessionId } = context.get(session)
  await removePasskey(context.get(house).db, { accountId, sessionId, passkeyId })
  return go('/account/passkeys?removed', [])
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', passkeyWords)
  return pageTitle(say('removeTitle', { name: loaderData?.name ?? '' }))
}

/** What removing a passkey means, before it is done. */
export default function Remove({ loaderData }: Route.ComponentProps) {
  const say = useWords(passkeyWords)
  const { passkeyId, name, asking } = loaderData
  const title = say('removeTitle', { name })
  return (
    <AccountPage path="/account/passkeys" title={title} lead={say('removeLead')}>
      {asking.map((community) => (
        <Notice key={community} kind="warning">
          {say('removeRequired', { community })}
        </Notice>
      ))}
      <form className="beside" method="post" action={`/account/passkeys/${passkeyId}/remove`}>
        <button className="button danger" type="submit">
          {say('remove')}
        </button>
        <a className="button quiet" href="/account/passkeys">
          {say('keep')}
        </a>
      </form>
    </AccountPage>
  )
}
