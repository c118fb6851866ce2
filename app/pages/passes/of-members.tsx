import { Link } from 'react-router'
import { chosenMembers, keptChoice } from '#app/chosen-members.ts'
import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { useListBelow } from '#app/ui/list-below.ts'
import { Notice } from '#app/ui/notice.tsx'
import { OnlyFirst } from '#app/ui/only-first.tsx'
import { Skipped } from '#app/ui/skipped.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { readPassesOfMembers } from '#domain/passes/read-passes-of-members.ts'
import type { Route } from './+types/of-members.ts'
import { batchWords } from './batch-words.ts'
import { CardPicture } from './card-picture.tsx'
import { lacksPrintedLogo } from './load-batch.ts'
import { ofMembersWords } from './of-members-words.ts'
import { PrintForm } from './print-form.tsx'
import { layoutsFor } from './read-style.ts'
import './passes.css'

/** Whose codes would be printed, and who is left out and why; the codes themselves stay here. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const { db, key } = context.get(house)
  const { chosen, areMore } = await chosenMembers({ context, url }, 'invite members')
  const memberIds = chosen.map(({ id }) => id)
  const { passes, skipped } = await readPassesOfMembers(db, by, { memberIds }, { key })
  return {
    choice: keptChoice(url.searchParams),
    areMore,
    printable: { count: passes.length },
    people: passes.map(({ person }) => person),
    skipped,
    layouts: layoutsFor({ forHomes: true }),
    locale: context.get(visit).locale,
    community: { name: community.name, color: community.color },
    lacksLogo: await lacksPrintedLogo(context),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', ofMembersWords)('title'))
}

export default function OfMembers({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(ofMembersWords)
  const sayOfPasses = useWords(batchWords)
  const below = useListBelow(`/c/${params.slug}/members`, 'member')
  const { choice, areMore, printable, people, skipped, community, lacksLogo } = loaderData
  const { count } = printable
  return (
    <>
      <p>
        <Link to={below}>{say('back')}</Link>
      </p>
      <h1>{say('title')}</h1>
      {count > 0 && (
        <>
          <p>{say('body')}</p>
          <p className="passes-people">{say('printable', { count, names: people.join(', ') })}</p>
        </>
      )}
      <OnlyFirst count={count + skipped.length} areMore={areMore} />
      {count + skipped.length === 0 && (
        <Notice kind="warning" help="access-passes">
          {say('nobody')}
        </Notice>
      )}
      <Skipped
        help="access-passes"
        title={say('skipped', { count: skipped.length })}
        people={skipped.map(({ name, because }) => ({ name, why: say(because) }))}
      />
      {count > 0 && (
        <div className="passes-print">
          <PrintForm
            action={`/c/${params.slug}/invitations/passes/of-members/print`}
            choices={loaderData}
            members={choice}
          />
          <CardPicture community={community} />
        </div>
      )}
      {lacksLogo && <Notice kind="warning">{sayOfPasses('noLogo')}</Notice>}
    </>
  )
}
