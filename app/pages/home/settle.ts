import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { settleNotice } from '#domain/notices/settle-notice.ts'
import type { Route } from './+types/settle.ts'

export const ErrorBoundary = StandingOutside

/** Who comes by the address bar, or back from signing in, finds the notices at home. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/c/${params.slug}`)
}

/** Takes a notice away for all leaders. */
export async function action({ params, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  if (isId(params.noticeId))
    await settleNotice(context.get(house).db, by, { noticeId: params.noticeId })
  return redirect(`/c/${params.slug}`)
}
