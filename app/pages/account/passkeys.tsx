import { house, session, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { listPasskeys } from '#domain/passkeys/list-passkeys.ts'
import type { Route } from './+types/passkeys.ts'
import { AccountPage } from './account-page.tsx'
import { passkeyWords } from './passkey-words.ts'

/** What the page says it has done, or why not. */
const told = ['added', 'renamed', 'removed', 'again', 'knownAlready'] as const

export async function loader({ context, url }: Route.LoaderArgs) {
  const { accountId } = context.get(session)
  const day = new Intl.DateTimeFormat(context.get(visit).locale, { dateStyle: 'long' })
  const passkeys = await listPasskeys(context.get(house).db, accountId)
  return {
    told: told.find((one) => url.searchParams.has(one)) ?? null,
    passkeys: passkeys.map(({ passkeyId, name, addedAt, lastUsedAt, stoppedAt }) => ({
      passkeyId,
      name,
      added: day.format(addedAt),
      used: lastUsedAt && day.format(lastUsedAt),
      isStopped: stoppedAt !== null,
    })),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passkeyWords)('title'))
}

type Shown = Route.ComponentProps['loaderData']['passkeys'][number]

/** My passkeys, and the way to one more. */
export default function Passkeys({ loaderData }: Route.ComponentProps) {
  const say = useWords(passkeyWords)
  const { passkeys, told } = loaderData
  const isTrouble = told === 'again' || told === 'knownAlready'
  return (
    <AccountPage path="/account/passkeys" title={say('title')}>
      {told && (
        <Notice kind={isTrouble ? 'error' : 'info'} help={isTrouble ? 'two-factor' : undefined}>
          {say(told)}
        </Notice>
      )}
      <p>{say('lead')}</p>
      {passkeys.length === 0 ? (
        <p className="soft">{say('none')}</p>
      ) : (
        <ul className="settings">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.passkeyId} passkey={passkey} />
          ))}
        </ul>
      )}
      <div className="beside">
        <a className="button primary" href="/account/passkeys/begin">
          {say('add')}
        </a>
      </div>
    </AccountPage>
  )
}

function PasskeyRow({ passkey: { passkeyId, name, added, used, isStopped } }: { passkey: Shown }) {
  const say = useWords(passkeyWords)
  const path = `/account/passkeys/${passkeyId}`
  return (
    <li>
      <div className="what">
        <p>
          <strong>{name}</strong>
        </p>
        <p className="soft">{used ? say('dates', { added, used }) : say('datesNew', { added })}</p>
        {isStopped && <p className="stopped">{say('stopped')}</p>}
      </div>
      <div className="deeds">
        <a className="button quiet" href={`${path}/rename`} aria-label={say('renameOf', { name })}>
          {say('rename')}
        </a>
        <a className="button quiet" href={`${path}/remove`} aria-label={say('removeOf', { name })}>
          {say('remove')}
        </a>
      </div>
    </li>
  )
}
