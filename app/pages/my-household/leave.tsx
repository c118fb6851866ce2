import { data, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { leaveHousehold } from '#domain/households/leave-household.ts'
import type { Route } from './+types/leave.ts'
import { AskDialog } from './ask-dialog.tsx'
import { askWords } from './ask-words.ts'
import { loadHousehold } from './shown-households.ts'
import { pathTelling } from './told.ts'
import { householdWords } from './words.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { door, isNeeded, isAlone, isInactive, dwellers } = await loadHousehold(context, params)
  if (isInactive) throw redirect(pathTelling(params.slug, 'late inactive'), 303)
  const residents = dwellers.filter(({ isYou, since }) => since && !isYou)
  const followers = residents.map(({ residencyId, name }) => ({ residencyId, name }))
  const guests = dwellers.filter(({ guest }) => guest).length
  return { door, isNeeded, isAlone, guests, followers }
}

/** What came of it is said by the page below. */
export function shouldRevalidate({ actionStatus }: { actionStatus?: number }) {
  return actionStatus === 409
}

export async function action({ context, params }: Route.ActionArgs) {
  const { householdId, slug } = params
  if (!isId(householdId)) throw data(null, 404)
  const { by } = context.get(entrance)
  const { db } = context.get(house)
  const outcome = await leaveHousehold(db, by, { householdId })
  if (outcome.ok) return redirect(pathTelling(slug, 'done left', outcome.value.door), 303)
  const { because } = outcome.refusal
  if (because === 'unknown') throw data(null, 404)
  if (because === 'household inactive') return redirect(pathTelling(slug, 'late inactive'), 303)
  return data({ because }, 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', askWords)
  return pageTitle(say('leaveTitle', { home: loaderData?.door ?? '' }))
}

export default function Leave({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(askWords)
  const below = `/c/${params.slug}/my-household`
  const { door, isNeeded, isAlone, guests, followers } = loaderData
  if (isNeeded) return <Needed below={below} home={door} followers={followers} />
  return (
    <AskDialog
      title={say('leaveTitle', { home: door })}
      below={below}
      deed={say('leaveDo')}
      takesAway
    >
      <p>{say(isAlone ? 'leaveAlone' : 'leaveBody')}</p>
      {isAlone && guests > 0 && <p>{say('leaveGuests', { count: guests })}</p>}
    </AskDialog>
  )
}

type NeededProps = {
  below: string
  home: string
  followers: readonly { residencyId: string; name: string }[]
}

/** The last Head is told who could follow. */
function Needed({ below, home, followers }: NeededProps) {
  const say = useWords(askWords)
  const sayOfHousehold = useWords(householdWords)
  return (
    <Dialog title={say('neededTitle')} closeTo={below}>
      <p>{say('neededBody', { home })}</p>
      <div className="actions">
        <Link className="button quiet" to={below}>
          {say('keep')}
        </Link>
        {followers.map(({ residencyId, name }) => (
          <Link
            key={residencyId}
            className="button primary"
            to={`${below}/residents/${residencyId}/hand-over`}
          >
            {sayOfHousehold('handOver', { name })}
          </Link>
        ))}
      </div>
    </Dialog>
  )
}
