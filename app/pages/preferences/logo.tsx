import { data } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { FileField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { chooseLogo, type LogoRefusal } from '#domain/communities/choose-logo.ts'
import type { Route } from './+types/logo.ts'
import { type BrandWord, brandWords } from './brand-words.ts'
import { loadChosen, saved } from './choosing.ts'
import { SettingPage } from './setting-page.tsx'
import { preferencesWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { name } = await loadChosen(context)
  const { logo } = context.get(entrance).community
  return { name, logo, tooLarge: url.searchParams.has('too-large') }
}

type Refused = { word: BrandWord; minutes: number }

const wordOf = {
  'not a picture': 'notAPicture',
  'too many pixels': 'tooManyPixels',
  'moving picture': 'moving',
  hurry: 'hurry',
} as const satisfies Record<LogoRefusal['because'], BrandWord>

/** Gives the community a logo. */
export async function action({ request, params, context }: Route.ActionArgs) {
  await loadChosen(context)
  const { db, pictures, limits } = context.get(house)
  const file = (await openForm(request)).file('logo')
  if (!file) return data<Refused>({ word: 'nothing', minutes: 0 }, 400)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { by } = context.get(entrance)
  const chosen = await chooseLogo(db, { pictures, limits }, by, { bytes })
  if (chosen.ok) return saved(params)
  const { refusal } = chosen
  const word = wordOf[refusal.because]
  if (refusal.because !== 'hurry') return data<Refused>({ word, minutes: 0 }, 400)
  const seconds = refusal.retryAfterSeconds
  const headers = { 'retry-after': String(seconds) }
  return data<Refused>({ word, minutes: Math.ceil(seconds / 60) }, { status: 429, headers })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('logo'))
}

/** The logo as it is, and the form for another. */
export default function Logo({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(brandWords)
  const sayAll = useWords(preferencesWords)
  const { name, logo, tooLarge } = loaderData
  const error = actionData
    ? say(actionData.word, { minutes: actionData.minutes })
    : tooLarge
      ? say('tooLarge')
      : undefined
  const action = `/c/${params.slug}/preferences/logo`
  return (
    <SettingPage title={sayAll('logo')} lead={say('logoLead')}>
      <ErrorSummary
        help="preferences"
        title={say('pleaseLogo')}
        errors={error ? [{ field: 'logo', words: error }] : []}
      />
      {logo && (
        <p>
          <img className="logo large" src={logo} alt={sayAll('logoOf', { community: name })} />
        </p>
      )}
      <form className="form" method="post" action={action} encType="multipart/form-data">
        <FileField
          name="logo"
          label={say(logo ? 'another' : 'logo')}
          hint={say('hint')}
          error={error}
          accept="image/png,image/jpeg,image/webp"
          required
        />
        <div>
          <button className="button primary" type="submit">
            {sayAll('save')}
          </button>
        </div>
      </form>
      {logo && (
        <form className="or" method="post" action={`${action}/remove`}>
          <button className="button quiet" type="submit">
            {say('remove')}
          </button>
        </form>
      )}
    </SettingPage>
  )
}
