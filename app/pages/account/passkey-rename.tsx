import { data } from 'react-router'
import { house, session } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { TextField } from '#app/ui/field.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { readPasskeyName } from '#domain/passkeys/passkey.ts'
import { renamePasskey } from '#domain/passkeys/rename-passkey.ts'
import type { Route } from './+types/passkey-rename.ts'
import { AccountPage } from './account-page.tsx'
import { ownPasskey } from './own-passkey.ts'
import { passkeyWords } from './passkey-words.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { passkeyId, name } = await ownPasskey(context, params.passkeyId)
  return { passkeyId, name }
}

/** Gives a passkey another name. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { passkeyId } = await ownPasskey(context, params.passkeyId)
  const { name: typed } = await readForm(request, ['name'])
  const name = readPasskeyName(typed)
  if (!name) return data({ name: typed }, 400)
  const { accountId } = context.get(session)
  await renamePasskey(context.get(house).db, { accountId, passkeyId, name })
  return go('/account/passkeys?renamed', [])
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passkeyWords)('rename'))
}

/** What I call a passkey. */
export default function Rename({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(passkeyWords)
  const { passkeyId, name } = loaderData
  return (
    <AccountPage path="/account/passkeys" title={say('renameOf', { name })}>
      <form className="form" method="post" action={`/account/passkeys/${passkeyId}/rename`}>
        <TextField
          name="name"
          label={say('name')}
          hint={say('nameHint')}
          error={actionData ? say('nameFault') : undefined}
          defaultValue={actionData?.name ?? name}
          maxLength={60}
          autoComplete="off"
          required
        />
        <button className="button primary" type="submit">
          {say('save')}
        </button>
      </form>
    </AccountPage>
  )
}
