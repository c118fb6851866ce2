import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { declineClaim } from '#domain/claims/decline-claim.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/decline.ts'
import { loadClaim } from './shown-claims.ts'
import { confirmWords } from './words.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return { claim: await loadClaim(context, params) }
}

/** What came of it is said by the action; the claim is not there any more. */
export function shouldRevalidate() {
  return false
}

/** Says no to somebody who waits. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { claimId, slug } = params
  if (!isId(claimId)) throw data(null, 404)
  const { told } = await readForm(request, ['told'])
  const outcome = await declineClaim(context.get(house).db, by, { claimId, told })
  const page = `/c/${slug}/invitations/confirm`
  if (outcome.ok)
    return redirect(`${page}?${new URLSearchParams({ declined: outcome.value.name })}`)
  if (outcome.refusal.because === 'unknown') throw data(null, 404)
  if (outcome.refusal.because === 'corrected meanwhile')
    return redirect(`${page}?${new URLSearchParams({ corrected: outcome.refusal.name })}`)
  return redirect(`${page}?late`)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', confirmWords)('decline'))
}

/** Asks before somebody is declined, and says what will happen. */
export default function Decline({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(confirmWords)
  const { name, home, isMember } = loaderData.claim
  return (
    <>
      <div className="page-head">
        <h1>{say('declineTitle', { name })}</h1>
      </div>
      <section className="card">
        <Notice kind="warning">{say(isMember ? 'declineMember' : 'declineBody', { home })}</Notice>
        <Form className="beside" method="post">
          <input type="hidden" name="told" value={home} />
          <SubmitButton kind="danger">{say('declineDo')}</SubmitButton>
          <Link className="button quiet" to={`/c/${params.slug}/invitations/confirm`}>
            {say('back')}
          </Link>
        </Form>
      </section>
    </>
  )
}
