import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { clockName } from '#app/words/clock-name.ts'
import { appointmentsIn } from '#app/words/moments.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { readPreferences } from '#domain/communities/read-preferences.ts'
import { readCurtain } from '#domain/curtain/read-curtain.ts'
import type { Route } from './+types/preferences.ts'
import { Overview } from './overview.tsx'
import { preferencesWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const { db } = context.get(house)
  const [chosen, { drawn, residents }] = await Promise.all([
    readPreferences(db, by),
    readCurtain(db, by),
  ])
  const { twoFactorForLeadersSince, timeZone, street, city, state, zip, ...simple } = chosen
  const { locale } = context.get(visit)
  const when = appointmentsIn(locale, community.timeZone)
  return {
    ...simple,
    clock: clockName(locale, timeZone),
    place: [street, `${city} ${state} ${zip}`].filter(Boolean).join(', '),
    logo: community.logo,
    curtain: drawn && { waiting: residents, until: drawn.liftsAt && when(drawn.liftsAt) },
    asksTwoFactor: twoFactorForLeadersSince !== null,
    mayChoose: by.permissions.has('update community preferences'),
    saved: url.searchParams.has('saved'),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('title'))
}

/** What the community has chosen for itself. */
export default function Preferences({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(preferencesWords)
  const { saved, ...chosen } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {saved && <Notice>{say('saved')}</Notice>}
      <p className="soft">{say(chosen.mayChoose ? 'lead' : 'onlyLooking')}</p>
      <Overview chosen={chosen} base={`/c/${params.slug}/preferences`} />
    </>
  )
}
