import { data } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { chooseColor } from '#domain/communities/choose-color.ts'
import { goodColors, readColor } from '#domain/communities/color.ts'
import type { Route } from './+types/color.ts'
import { brandWords } from './brand-words.ts'
import { loadChosen, saved } from './choosing.ts'
import { ColorForm } from './color-form.tsx'
import { judgeTyped } from './judge-typed.ts'
import { SettingPage } from './setting-page.tsx'
import { preferencesWords } from './words.ts'

/** The colour as it is chosen; or as `?color=` asks, to look at it first. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { name, color } = await loadChosen(context)
  const asked = url.searchParams.get('color')
  const judged = judgeTyped(asked ?? color)
  const view = { name, logo: context.get(entrance).community.logo, goodColors, ...judged }
  return data(view, judged.verdict === 'unreadable' ? 400 : 200)
}

/** Chooses the colour. */
export async function action({ request, params, context }: Route.ActionArgs) {
  await loadChosen(context)
  const typed = await readForm(request, ['color'])
  const color = readColor(typed.color)
  if (!color) return data(judgeTyped(typed.color), 400)
  const chosen = await chooseColor(context.get(house).db, context.get(entrance).by, { color })
  return chosen.ok ? saved(params) : data(judgeTyped(typed.color), 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('color'))
}

export default function ColorPage({ loaderData, actionData }: Route.ComponentProps) {
  const sayAll = useWords(preferencesWords)
  const say = useWords(brandWords)
  const view = { ...loaderData, ...actionData }
  return (
    <SettingPage title={sayAll('color')} lead={say('colorLead')}>
      <ColorForm key={view.typed} {...view} />
    </SettingPage>
  )
}
