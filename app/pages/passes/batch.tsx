import { Link } from 'react-router'
import { entrance, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/batch.ts'
import { batchWords } from './batch-words.ts'
import { CardPicture } from './card-picture.tsx'
import { lacksPrintedLogo, loadPrintable } from './load-batch.ts'
import { PrintForm } from './print-form.tsx'
import { readNumber } from './read-number.ts'
import { layoutsFor } from './read-style.ts'
import './passes.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'invite members via access pass')
  const printable = await loadPrintable(context, params.batchId)
  return {
    printable,
    layouts: layoutsFor(printable),
    locale: context.get(visit).locale,
    community: { name: community.name, color: community.color },
    lacksLogo: await lacksPrintedLogo(context),
    told: {
      made: readNumber(url.searchParams, 'made') ?? 0,
      kept: readNumber(url.searchParams, 'kept') ?? 0,
      renewed: readNumber(url.searchParams, 'renewed') ?? 0,
    },
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', batchWords)('title'))
}

export default function Batch({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(batchWords)
  const base = `/c/${params.slug}/invitations/passes`
  const { printable, community, lacksLogo } = loaderData
  const { isOneBatch, forHomes, size, count, day } = printable
  return (
    <>
      <p>
        <Link to={base}>{say('back')}</Link>
      </p>
      <h1>{say(isOneBatch ? 'title' : 'homesTitle')}</h1>
      <Told told={loaderData.told} />
      <p>
        {isOneBatch ? say(forHomes ? 'homesOf' : 'blankOf', { size, day }) : say('homesBody')}
        {isOneBatch && '. '} <strong>{say('printable', { count })}</strong>{' '}
        {size > count && say('leftOut', { count: size - count })}
      </p>
      {count === 0 ? (
        <Notice kind="warning" help="access-passes">
          {say(isOneBatch ? 'nothing' : 'nothingForHomes')}
        </Notice>
      ) : (
        <div className="passes-print">
          <PrintForm action={`${base}/${params.batchId}/print`} choices={loaderData} />
          <CardPicture community={community} />
        </div>
      )}
      {lacksLogo && <Notice kind="warning">{say('noLogo')}</Notice>}
    </>
  )
}

type ToldProps = { told: { made: number; kept: number; renewed: number } }

/** What has just been done. */
function Told({ told: { made, kept, renewed } }: ToldProps) {
  const say = useWords(batchWords)
  if (made + renewed === 0) return null
  return (
    <Notice>
      <p>
        {made > 0 && say('newOnes', { count: made })}{' '}
        {renewed > 0 && say('renewedOnes', { count: renewed })}{' '}
        {kept > 0 && say('keptOnes', { count: kept })}
      </p>
    </Notice>
  )
}
