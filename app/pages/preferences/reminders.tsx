import { data, Form } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { chooseReminders } from '#domain/communities/choose-reminders.ts'
import type { Route } from './+types/reminders.ts'
import { Choices } from './choices.tsx'
import { loadChosen, saved } from './choosing.ts'
import { invitationWords } from './invitation-words.ts'
import { SaveButton } from './save-button.tsx'
import { SettingPage } from './setting-page.tsx'
import { preferencesWords } from './words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { reminds } = await loadChosen(context)
  return { reminds }
}

/** Turns reminders on or off. */
export async function action({ request, params, context }: Route.ActionArgs) {
  await loadChosen(context)
  const { reminds } = await readForm(request, ['reminds'])
  if (reminds !== 'on' && reminds !== 'off') return data({ isWrong: true }, 400)
  const { by } = context.get(entrance)
  await chooseReminders(context.get(house).db, by, { reminds: reminds === 'on' })
  return saved(params)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('reminders'))
}

export default function Reminders({ loaderData, actionData }: Route.ComponentProps) {
  const sayAll = useWords(preferencesWords)
  const say = useWords(invitationWords)
  return (
    <SettingPage title={sayAll('reminders')} lead={say('remindersLead')}>
      <Form className="form" method="post">
        <Choices
          name="reminds"
          legend={say('reminders')}
          chosen={loaderData.reminds ? 'on' : 'off'}
          choices={[
            { value: 'on', label: say('remindersOn') },
            { value: 'off', label: say('remindersOff') },
          ]}
          error={actionData && say('wrongOpen')}
        />
        <SaveButton />
      </Form>
    </SettingPage>
  )
}
