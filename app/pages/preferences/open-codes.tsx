import { data, Form } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { chooseOpenCodes } from '#domain/communities/choose-for-invitations.ts'
import type { Route } from './+types/open-codes.ts'
import { Choices } from './choices.tsx'
import { loadChosen, saved } from './choosing.ts'
import { invitationWords } from './invitation-words.ts'
import { SaveButton } from './save-button.tsx'
import { SettingPage } from './setting-page.tsx'
import { preferencesWords } from './words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { confirmsOpenCodes } = await loadChosen(context)
  return { confirms: confirmsOpenCodes }
}

/** Chooses whether leaders confirm people with an open code. */
export async function action({ request, params, context }: Route.ActionArgs) {
  await loadChosen(context)
  const { openCodes } = await readForm(request, ['openCodes'])
  if (openCodes !== 'confirm' && openCodes !== 'join') return data({ isWrong: true }, 400)
  const { by } = context.get(entrance)
  await chooseOpenCodes(context.get(house).db, by, { confirms: openCodes === 'confirm' })
  return saved(params)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('openCodes'))
}

export default function OpenCodes({ loaderData, actionData }: Route.ComponentProps) {
  const sayAll = useWords(preferencesWords)
  const say = useWords(invitationWords)
  return (
    <SettingPage title={sayAll('openCodes')} lead={say('openLead')}>
      <Form className="form" method="post">
        <Choices
          name="openCodes"
          legend={say('open')}
          chosen={loaderData.confirms ? 'confirm' : 'join'}
          choices={[
            { value: 'confirm', label: say('confirms'), hint: say('confirmsHint') },
            { value: 'join', label: say('joins'), hint: say('joinsHint') },
          ]}
          error={actionData && say('wrongOpen')}
        />
        <p className="soft">{say('openWaiting')}</p>
        <SaveButton />
      </Form>
    </SettingPage>
  )
}
