import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { listAccesses } from '#domain/support/list-accesses.ts'
import type { Route } from './+types/support-access.ts'
import { AccessCard } from './access-card.tsx'
import { showAccesses } from './show-accesses.ts'
import { supportAccessWords } from './words.ts'
import './support-access.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const accesses = await listAccesses(context.get(house).db, by)
  const news = (['ended', 'over'] as const).find((one) => url.searchParams.has(one)) ?? null
  return { accesses: showAccesses(accesses, { by, community, ...context.get(visit) }), news }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', supportAccessWords)('title'))
}

/** Who of support is inside, at whose word and what for; and who was. */
export default function SupportAccess({ loaderData, params: { slug } }: Route.ComponentProps) {
  const say = useWords(supportAccessWords)
  const { accesses, news } = loaderData
  const running = accesses.filter(({ isRunning }) => isRunning)
  const before = accesses.filter(({ isRunning }) => !isRunning)
  return (
    <div className="support-access">
      <WayBack to={`/c/${slug}/preferences`}>{say('back')}</WayBack>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {news && <Notice>{say(news)}</Notice>}
      <p className="soft">{say('lead')}</p>
      <p className="soft">{say('limits')}</p>
      <h2>{say('inside')}</h2>
      {running.length === 0 && <p className="card">{say('nobody')}</p>}
      {running.map((access) => (
        <AccessCard key={access.id} slug={slug} {...access} />
      ))}
      {before.length > 0 && <h2>{say('before')}</h2>}
      {before.map((access) => (
        <AccessCard key={access.id} slug={slug} {...access} />
      ))}
    </div>
  )
}
