import { data, Form } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { chooseValidity, validities } from '#domain/communities/choose-for-invitations.ts'
import type { Route } from './+types/validity.ts'
import { Choices } from './choices.tsx'
import { loadChosen, saved } from './choosing.ts'
import { invitationWords } from './invitation-words.ts'
import { SaveButton } from './save-button.tsx'
import { SettingPage } from './setting-page.tsx'
import { preferencesWords } from './words.ts'

/** How a form says that invitations have no end. */
const noEnd = 'none'

/** What is usual, and what a new community begins with. */
const usual = 90

export async function loader({ context }: Route.LoaderArgs) {
  const { invitationDays } = await loadChosen(context)
  return { validities, chosen: invitationDays?.toString() ?? noEnd }
}

/** Chooses how long invitations are valid. */
export async function action({ request, params, context }: Route.ActionArgs) {
  await loadChosen(context)
  const typed = await readForm(request, ['days'])
  const days = typed.days === noEnd ? null : validities.find((one) => String(one) === typed.days)
  if (days === undefined) return data({ isWrong: true }, 400)
  await chooseValidity(context.get(house).db, context.get(entrance).by, { days })
  return saved(params)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('validity'))
}

export default function Validity({ loaderData, actionData }: Route.ComponentProps) {
  const sayAll = useWords(preferencesWords)
  const say = useWords(invitationWords)
  const choices = loaderData.validities.map((days) => ({
    value: String(days),
    label: say(days === usual ? 'usual' : 'days', { days }),
  }))
  return (
    <SettingPage title={sayAll('validity')} lead={say('validityLead')}>
      <Form className="form" method="post">
        <Choices
          name="days"
          legend={say('validity')}
          chosen={loaderData.chosen}
          choices={[...choices, { value: noEnd, label: say('noEnd') }]}
          error={actionData && say('wrongDays')}
        />
        <SaveButton />
      </Form>
    </SettingPage>
  )
}
