import { data, Form } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { SelectField } from '#app/ui/field.tsx'
import { isLocale } from '#app/words/locale.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { chooseLocale } from '#domain/communities/describe-community.ts'
import type { Route } from './+types/language.ts'
import { loadChosen, saved } from './choosing.ts'
import { describeWords } from './describe-words.ts'
import { SaveButton } from './save-button.tsx'
import { SettingPage } from './setting-page.tsx'
import { preferencesWords } from './words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { locale } = await loadChosen(context)
  return { locale }
}

/** Chooses the language of letters to people whom the community does not know yet. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { locale } = await loadChosen(context)
  const { language } = await readForm(request, ['language'])
  if (!isLocale(language)) return data({ locale }, 400)
  await chooseLocale(context.get(house).db, context.get(entrance).by, { locale: language })
  return saved(params)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('language'))
}

export default function Language({ loaderData, actionData }: Route.ComponentProps) {
  const sayAll = useWords(preferencesWords)
  const say = useWords(describeWords)
  return (
    <SettingPage title={sayAll('language')} lead={say('languageLead')}>
      <Form className="form" method="post">
        <SelectField
          name="language"
          label={sayAll('language')}
          defaultValue={loaderData.locale}
          error={actionData && say('wrongLanguage')}
        >
          <option value="en">{sayAll('en')}</option>
          <option value="es">{sayAll('es')}</option>
        </SelectField>
        <SaveButton />
      </Form>
    </SettingPage>
  )
}
