import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Choice } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { declineRequest } from '#domain/join-requests/decline-request.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/decline.ts'
import { loadRequest } from './shown-requests.ts'
import { requestWords } from './words.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return { asked: await loadRequest(context, params) }
}

/** What came of it is said by the action; the request is not there any more. */
export function shouldRevalidate() {
  return false
}

/** Says no to somebody who asks to be let in. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { requestId, slug } = params
  if (!isId(requestId)) throw data(null, 404)
  const tell = (await readForm(request, ['tell'])).tell === 'on'
  const outcome = await declineRequest(context.get(house).db, by, { requestId, tell })
  const page = `/c/${slug}/invitations/requests`
  if (outcome.ok) {
    const said = { declined: outcome.value.name, ...(tell && { told: '' }) }
    return redirect(`${page}?${new URLSearchParams(said)}`)
  }
  if (outcome.refusal.because === 'unknown') throw data(null, 404)
  return redirect(`${page}?late`)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', requestWords)('decline'))
}

/** Asks before somebody is declined, and whether they shall hear of it. */
export default function Decline({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(requestWords)
  const { name, home, email } = loaderData.asked
  return (
    <>
      <div className="page-head">
        <h1>{say('declineTitle', { name })}</h1>
      </div>
      <section className="card">
        <Notice kind="warning">{say('declineBody', { name, home: `${home}.` })}</Notice>
        <Form className="form" method="post">
          <Choice
            type="checkbox"
            name="tell"
            label={say('tell', { email })}
            hint={say('tellHint')}
            defaultChecked
          />
          <div className="beside">
            <SubmitButton kind="danger">{say('declineDo')}</SubmitButton>
            <Link className="button quiet" to={`/c/${params.slug}/invitations/requests`}>
              {say('back')}
            </Link>
          </div>
        </Form>
      </section>
    </>
  )
}
