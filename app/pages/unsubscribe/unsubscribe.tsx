import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { readWayOut, unsubscribe } from '#domain/suppressions/unsubscribe.ts'
import type { Route } from './+types/unsubscribe.ts'
import { WayOut } from './way-out.tsx'

/** Asks; mail scanners open every link. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, key } = context.get(house)
  const found = await readWayOut(db, { key }, params.token)
  return data({ wayOut: found.ok ? found.value : null }, found.ok ? 200 : 410)
}

/** The button of the page, and the one click of a mail program (RFC 8058). */
export async function action({ params, context }: Route.ActionArgs) {
  const { db, key } = context.get(house)
  const from = context.get(visit).device.address
  const outcome = await unsubscribe(db, { key }, { token: params.token, from })
  return data({ wayOut: outcome.ok ? outcome.value : null }, outcome.ok ? 200 : 410)
}

export default function Unsubscribe({ params, loaderData, actionData }: Route.ComponentProps) {
  return <WayOut token={params.token} {...(actionData ?? loaderData)} />
}
