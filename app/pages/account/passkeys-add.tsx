import { data, redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { forgetWanted, wantedPath } from '#app/wanted.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { readDevice } from '#domain/accounts/device.ts'
import { addPasskey } from '#domain/passkeys/add-passkey.ts'
import { readAsked } from '#domain/passkeys/begin-adding.ts'
import { readPasskeyName } from '#domain/passkeys/passkey.ts'
import type { Route } from './+types/passkeys-add.ts'
import { AccountPage } from './account-page.tsx'
import { MakePasskey } from './make-passkey.tsx'
import { passkeyWords } from './passkey-words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { db, passkeys } = context.get(house)
  const options = await readAsked(db, { passkeys }, context.get(session))
  if (!options) throw redirect('/account/passkeys')
  const { locale, device } = context.get(visit)
  const say = sayIn(locale, passkeyWords)
  const { browser, system } = readDevice(device.userAgent)
  const suggested = browser && system ? say('on', { browser, system }) : say('myDevice')
  return { options, suggested }
}

/** Adds the passkey that the browser has made. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await openForm(request)
  const [typed, response] = [form.text('name'), form.text('response')]
  const name = readPasskeyName(typed)
  if (!name) return data({ name: typed, wrongName: true }, 400)
  const { db, passkeys } = context.get(house)
  const { accountId, sessionId } = context.get(session)
  const added = await addPasskey(db, { passkeys }, { accountId, sessionId, name, response })
  if (added.ok) return go(wantedPath(context) ?? '/account/passkeys?added', [forgetWanted(context)])
  const { because } = added.refusal
  return go(`/account/passkeys?${because === 'known already' ? 'knownAlready' : 'again'}`, [])
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passkeyWords)('add'))
}

/** Names the passkey and lets the device make it. */
export default function Add({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(passkeyWords)
  const { options, suggested } = loaderData
  return (
    <AccountPage path="/account/passkeys" title={say('add')} lead={say('makeLead')}>
      <MakePasskey
        options={options}
        name={actionData?.name ?? suggested}
        wrongName={actionData?.wrongName ?? false}
      />
    </AccountPage>
  )
}
