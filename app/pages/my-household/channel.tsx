import { data, Link } from 'react-router'
import { house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import type { Route } from './+types/channel.ts'
import { guestWords } from './guest-words.ts'
import { headsOf } from './heads-of.ts'
import { OnlyHeads } from './only-heads.tsx'
import { loadHousehold } from './shown-households.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const household = await loadHousehold(context, params)
  const { door, isHead, isInactive } = household
  const { sendsTexts } = context.get(house)
  const isOpen = isHead && !isInactive
  return data(
    { door, isHead, isInactive, sendsTexts, heads: headsOf(household) },
    isOpen ? 200 : 403,
  )
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', guestWords)('title'))
}

/** The first question about a guest: by e-mail or by text? */
export default function ChooseChannel({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(guestWords)
  const below = `/c/${params.slug}/my-household`
  const { door, isHead, isInactive, sendsTexts, heads } = loaderData
  const form = `${below}/${params.householdId}/invite`
  return (
    <Dialog title={say('title')} closeTo={below}>
      {isInactive && (
        <Notice kind="warning" help="waiting-to-enter">
          {say('household inactive')}
        </Notice>
      )}
      {isHead && !isInactive && (
        <>
          <p>{say('into', { home: door })}</p>
          <h2>{say('channel')}</h2>
          <div className="channels">
            <Link className="button quiet" to={`${form}/email`}>
              {say('email')} <small>{say('emailHint')}</small>
            </Link>
            {sendsTexts && (
              <Link className="button quiet" to={`${form}/text`}>
                {say('text')} <small>{say('textHint')}</small>
              </Link>
            )}
          </div>
          {!sendsTexts && <p className="soft">{say('notSetUp')}</p>}
        </>
      )}
      {!isHead && <OnlyHeads heads={heads} />}
    </Dialog>
  )
}
