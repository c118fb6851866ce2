import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { voidBatch } from '#domain/invitations/void-batch.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/void.ts'
import { batchWords } from './batch-words.ts'
import { loadBatch } from './load-batch.ts'
import './passes.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members via access pass')
  requirePermission(by, 'invite members')
  const { size, open, expired, day, forHomes } = await loadBatch(context, params.batchId)
  return { size, left: open + expired, day, forHomes }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members via access pass')
  if (!isId(params.batchId)) throw data(null, 404)
  await loadBatch(context, params.batchId)
  const outcome = await voidBatch(context.get(house).db, by, { batchId: params.batchId })
  if (outcome.ok)
    return redirect(`/c/${params.slug}/invitations/passes?voided=${outcome.value.voided}`)
  if (outcome.refusal.because === 'unknown') throw data(null, 404)
  return data({ trouble: 'alreadyVoided' as const }, 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', batchWords)
  return pageTitle(say('voidTitle', { size: loaderData?.size ?? 0 }))
}

export default function Void({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(batchWords)
  const { size, left, day, forHomes } = loaderData
  const all = `/c/${params.slug}/invitations/passes`
  if (actionData)
    return (
      <>
        <Notice kind="error" help="access-passes">
          {say(actionData.trouble, { size })}
        </Notice>
        <Link to={all}>{say('back')}</Link>
      </>
    )
  return (
    <div className="card passes-void">
      <h1>{say('voidTitle', { size })}</h1>
      <p>
        {say(forHomes ? 'homesOf' : 'blankOf', { size, day })}.{' '}
        <strong>{say('voidCount', { size, count: left })}</strong>
      </p>
      <p>{say('voidBody', { size })}</p>
      <Form method="post" className="passes-actions">
        <Link className="button quiet" to={all}>
          {say('cancel')}
        </Link>
        <SubmitButton kind="danger">{say(size === 1 ? 'voidOne' : 'voidDo')}</SubmitButton>
      </Form>
    </div>
  )
}
