import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { drawCurtain } from '#domain/curtain/draw-curtain.ts'
import { readCurtain } from '#domain/curtain/read-curtain.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/curtain-draw.ts'
import { curtainWords } from './curtain-words.ts'
import { SettingPage } from './setting-page.tsx'

const curtainPage = ({ slug }: { slug: string }) => `/c/${slug}/preferences/black-curtain`

/** What drawing the curtain would do. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  const { drawn, ...counts } = await readCurtain(context.get(house).db, by)
  if (drawn) throw redirect(curtainPage(params))
  return counts
}

/** Draws it, for those who have read what that does. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  const { sure } = await readForm(request, ['sure'])
  if (sure !== 'yes') return data(null, 400)
  const outcome = await drawCurtain(context.get(house).db, by)
  if (outcome.ok || outcome.refusal.because === 'drawn already')
    return redirect(curtainPage(params), 303)
  return data(outcome.refusal, 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', curtainWords)('drawTitle'))
}

/** Says what will happen, and asks once. */
export default function Draw({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(curtainWords)
  const { residents, leaders, isLeader } = loaderData
  const page = curtainPage(params)
  return (
    <SettingPage title={say('drawTitle')} back={{ to: page, words: say('title') }}>
      {isLeader ? (
        <>
          <ul className="will-happen">
            <li>{say('outside', { count: residents })}</li>
            <li>{say('stay', { count: leaders })}</li>
            <li>{say('goesOn')}</li>
            <li>{say('nothingLost')}</li>
          </ul>
          <Form method="post">
            <input type="hidden" name="sure" value="yes" />
            <div className="beside">
              <button className="button danger" type="submit">
                {say('doDraw')}
              </button>
              <Link className="button quiet" to={page}>
                {say('keepOpen')}
              </Link>
            </div>
          </Form>
        </>
      ) : (
        <Notice kind="warning">{say('leadersOnly')}</Notice>
      )}
    </SettingPage>
  )
}
