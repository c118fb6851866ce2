import { house, session } from '#app/context.ts'
import { exportAccount } from '#domain/accounts/export-account.ts'
import type { Route } from './+types/download.ts'

/** Everything that is kept of who is signed in, as one file. */
export async function loader({ context }: Route.LoaderArgs) {
  const data = await exportAccount(context.get(house).db, context.get(session))
  const day = data.madeAt.toISOString().slice(0, 10)
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="communitrak-${day}.json"`,
      'cache-control': 'no-store',
    },
  })
}
