import { data, Form, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Choice, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { clockName } from '#app/words/clock-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { clockTimeOf } from '#domain/clock-time.ts'
import { type PlanRefusal, planLifting } from '#domain/curtain/plan-lifting.ts'
import { readCurtain } from '#domain/curtain/read-curtain.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/curtain-plan.ts'
import { curtainWords } from './curtain-words.ts'
import { SettingPage } from './setting-page.tsx'

const curtainPage = ({ slug }: { slug: string }) => `/c/${slug}/preferences/black-curtain`

/** The time as it is set, or one to begin with: nine in the morning. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  const { drawn } = await readCurtain(context.get(house).db, by)
  if (!drawn) throw redirect(curtainPage(params))
  const { timeZone } = community
  const { locale } = context.get(visit)
  const typed = drawn.liftsAt ? clockTimeOf(drawn.liftsAt, timeZone) : { day: '', time: '09:00' }
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  return {
    ...{ ...typed, tells: drawn.tells },
    today: clockTimeOf(new Date(), timeZone).day,
    zone: clockName(locale, timeZone),
    now: clock.format(new Date()),
  }
}

const wordOf = { 'no time': 'noTime', past: 'past', 'too far': 'tooFar' } as const

/** Sets the time at which the curtain lifts by itself. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { day, time, tellWaiting } = await readForm(request, ['day', 'time', 'tellWaiting'])
  const typed = { day, time, tells: tellWaiting === 'on' }
  const planned = await planLifting(context.get(house).db, context.get(entrance).by, typed)
  if (planned.ok) return redirect(`${curtainPage(params)}?planned`, 303)
  const { because } = planned.refusal
  if (because === 'not drawn') return redirect(`${curtainPage(params)}?not-now`, 303)
  return data({ ...typed, word: wordOf[because] }, statusOf(because))
}

function statusOf(because: PlanRefusal['because']): number {
  return because === 'no time' ? 400 : 409
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', curtainWords)('planTitle'))
}

export default function Plan({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(curtainWords)
  const { zone, now, today } = loaderData
  const { day, time, tells } = actionData ?? loaderData
  const error = actionData && say(actionData.word)
  return (
    <SettingPage
      title={say('planTitle')}
      lead={say('planLead', { zone, now })}
      back={{ to: curtainPage(params), words: say('title') }}
    >
      <ErrorSummary help="black-curtain" errors={error ? [{ field: 'day', words: error }] : []} />
      <Form className="form" method="post">
        <div className="side-by-side">
          <TextField
            type="date"
            name="day"
            label={say('day')}
            defaultValue={day}
            min={today}
            error={error}
            required
          />
          <TextField type="time" name="time" label={say('time')} defaultValue={time} required />
        </div>
        <Choice
          type="checkbox"
          name="tellWaiting"
          label={say('tell')}
          hint={say('tellHint')}
          defaultChecked={tells}
        />
        <div>
          <button className="button primary" type="submit">
            {say('save')}
          </button>
        </div>
      </Form>
    </SettingPage>
  )
}
