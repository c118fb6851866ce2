import { data, Form } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { TextField } from '#app/ui/field.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { longestCommunityName } from '#domain/communities/community.ts'
import { renameCommunity } from '#domain/communities/describe-community.ts'
import { readName } from '#domain/contacts/person-name.ts'
import type { Route } from './+types/name.ts'
import { loadChosen, saved } from './choosing.ts'
import { describeWords } from './describe-words.ts'
import { SaveButton } from './save-button.tsx'
import { SettingPage } from './setting-page.tsx'
import { preferencesWords } from './words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { name } = await loadChosen(context)
  return { name }
}

/** Gives the community another name. */
export async function action({ request, params, context }: Route.ActionArgs) {
  await loadChosen(context)
  const typed = await readForm(request, ['name'])
  const name = readName(typed.name, longestCommunityName)
  if (!name) return data(typed, 400)
  await renameCommunity(context.get(house).db, context.get(entrance).by, { name })
  return saved(params)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('name'))
}

export default function Name({ loaderData, actionData }: Route.ComponentProps) {
  const sayAll = useWords(preferencesWords)
  const say = useWords(describeWords)
  return (
    <SettingPage title={sayAll('name')} lead={say('nameLead')}>
      <Form className="form" method="post">
        <TextField
          name="name"
          label={sayAll('name')}
          defaultValue={(actionData ?? loaderData).name}
          error={actionData && say('wrongName')}
          maxLength={120}
          autoComplete="organization"
          required
        />
        <SaveButton />
      </Form>
    </SettingPage>
  )
}
