import { redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { sayIn } from '#app/words/words.ts'
import { showRecoveryCodes } from '#domain/second-steps/show-recovery-codes.ts'
import type { Route } from './+types/two-factor-download.ts'
import { twoFactorWords } from './two-factor-words.ts'

/** The new recovery codes as a text file, as long as they can be seen. */
export async function loader({ context }: Route.LoaderArgs) {
  const { db, key } = context.get(house)
  const own = context.get(session)
  const codes = await showRecoveryCodes(db, { key }, own)
  if (!codes) throw redirect('/account/two-factor')
  const say = sayIn(context.get(visit).locale, twoFactorWords)
  const head = ['Communitrak', own.email, say('codesTitle')]
  return new Response(`${[...head, '', ...codes].join('\r\n')}\r\n`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="communitrak-recovery-codes.txt"',
      'cache-control': 'no-store',
    },
  })
}
