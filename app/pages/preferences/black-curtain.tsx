import { Link } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { appointmentsIn, momentsIn } from '#app/words/moments.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { readCurtain } from '#domain/curtain/read-curtain.ts'
import type { Route } from './+types/black-curtain.ts'
import { curtainWords } from './curtain-words.ts'
import { DrawnCurtain } from './drawn-curtain.tsx'
import { SettingPage } from './setting-page.tsx'

/** What has just happened to the curtain, as the address tells it. */
const news = ['lifted', 'planned', 'cancelled', 'not-now'] as const

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const { locale } = context.get(visit)
  const { drawn, residents } = await readCurtain(context.get(house).db, by)
  const when = appointmentsIn(locale, community.timeZone)
  const moment = momentsIn(locale, community.timeZone)
  return {
    drawn: drawn && {
      since: moment(drawn.drawnAt),
      by: drawn.drawnBy,
      opens: drawn.liftsAt && when(drawn.liftsAt),
      tells: drawn.tells,
      waiting: residents,
    },
    mayChoose: by.permissions.has('update community preferences'),
    news: news.find((one) => url.searchParams.has(one)) ?? null,
    told: Number.parseInt(url.searchParams.get('lifted') ?? '', 10) || 0,
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', curtainWords)('title'))
}

/** Whether the curtain is drawn, who waits behind it, and how to lift it. */
export default function BlackCurtain({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(curtainWords)
  const { drawn, mayChoose } = loaderData
  const page = `/c/${params.slug}/preferences/black-curtain`
  return (
    <SettingPage title={say('title')} lead={say('lead')}>
      <News {...loaderData} />
      <p>
        <strong>{say(drawn ? 'drawn' : 'open')}</strong>
      </p>
      {drawn && <DrawnCurtain drawn={drawn} mayChoose={mayChoose} page={page} />}
      {!drawn && mayChoose && (
        <Link className="button quiet" to={`${page}/draw`}>
          {say('draw')}
        </Link>
      )}
      {!mayChoose && <p className="soft">{say('onlyLooking')}</p>}
      <HelpLink to="black-curtain" />
    </SettingPage>
  )
}

type NewsProps = Pick<Route.ComponentProps['loaderData'], 'news' | 'told' | 'drawn'>

/** What has just happened; old addresses tell nothing that is not so any more. */
function News({ news, told, drawn }: NewsProps) {
  const say = useWords(curtainWords)
  if (news === 'lifted' && !drawn) return <Notice>{say('lifted', { told })}</Notice>
  if (news === 'planned' && drawn?.opens)
    return <Notice>{say('planned', { when: drawn.opens })}</Notice>
  if (news === 'cancelled' && drawn && !drawn.opens) return <Notice>{say('cancelled')}</Notice>
  if (news === 'not-now' && !drawn) return <Notice kind="warning">{say('notNow')}</Notice>
  return null
}
