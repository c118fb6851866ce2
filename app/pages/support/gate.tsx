import { data, Outlet, redirect } from 'react-router'
import { agent, house, session } from '#app/context.ts'
import { withNext } from '#app/enter.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import { readAgent } from '#domain/support/agent.ts'
import type { Route } from './+types/gate.ts'
import { SupportShell } from './shell.tsx'

/**
 * The gate of every page of the console, asked at each request: to whoever is no agent it does not exist, and an
 * agent has shown more than a password.
 */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ context, url }) => {
    const own = context.get(session)
    const found = await readAgent(context.get(house).db, own.accountId)
    if (!found) throw data(null, 404)
    if (!hasSecondStep(own))
      throw redirect(withNext('/account/second-step', url.pathname + url.search), 303)
    context.set(agent, found)
  },
]

/** Asked for at every move in the console, so that the gate is. */
export function loader({ context }: Route.LoaderArgs) {
  return { name: context.get(agent).name }
}

export default function Gate() {
  return (
    <SupportShell>
      <Outlet />
    </SupportShell>
  )
}
