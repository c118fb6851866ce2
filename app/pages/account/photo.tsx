import { data, redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { ownPhoto } from '#app/photo.ts'
import { Choice, FileField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { Portrait } from '#app/ui/portrait.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { choosePhoto, type PhotoRefusal, showPhoto } from '#domain/accounts/choose-photo.ts'
import { whereShown } from '#domain/accounts/where-shown.ts'
import type { Route } from './+types/photo.ts'
import { AccountPage } from './account-page.tsx'
import { photoWords } from './photo-words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { accountId, name, photoId } = context.get(session)
  const communities = await whereShown(context.get(house).db, { accountId })
  return { name, photo: ownPhoto(photoId), communities }
}

type Refused = {
  word: 'nothing' | 'notAPicture' | 'tooManyPixels' | 'hurry'
  minutes: number
  /** Where it was to be shown. */
  showIn: string[]
}

const wordOf = {
  'not a picture': 'notAPicture',
  'too many pixels': 'tooManyPixels',
  hurry: 'hurry',
} as const satisfies Record<PhotoRefusal['because'], Refused['word']>

/** Saves a photo, and where it is shown; without a file only the latter. */
export async function action({ request, context }: Route.ActionArgs) {
  const { db, pictures, limits } = context.get(house)
  const { accountId, photoId } = context.get(session)
  const by = { accountId, from: context.get(visit).device.address }
  const form = await openForm(request)
  const showIn = form.chosen('showIn')
  const file = form.file('photo')
  if (!file && !photoId) return data<Refused>({ word: 'nothing', minutes: 0, showIn }, 400)
  if (!file) await showPhoto(db, by, { showIn })
  else {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const chosen = await choosePhoto(db, { pictures, limits }, by, { bytes, showIn })
    if (!chosen.ok) return refuseFor(chosen.refusal, showIn)
  }
  return redirect('/account?saved')
}

function refuseFor(refusal: PhotoRefusal, showIn: string[]) {
  const word = wordOf[refusal.because]
  if (refusal.because !== 'hurry') return data<Refused>({ word, minutes: 0, showIn }, 400)
  const seconds = refusal.retryAfterSeconds
  const headers = { 'retry-after': String(seconds) }
  const minutes = Math.ceil(seconds / 60)
  return data<Refused>({ word, minutes, showIn }, { status: 429, headers })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', photoWords)('title'))
}

/** How I look, and to whom. */
export default function PhotoPage({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(photoWords)
  const { name, photo, communities } = loaderData
  const error = actionData && say(actionData.word, { minutes: actionData.minutes })
  return (
    <AccountPage path="/account/photo" title={say('title')} lead={say('lead')}>
      <ErrorSummary
        help="my-account"
        title={say('please')}
        errors={error ? [{ field: 'photo', words: error }] : []}
      />
      <p>
        <Portrait name={name} photo={photo} large />
      </p>
      <form className="form" method="post" action="/account/photo" encType="multipart/form-data">
        <FileField
          name="photo"
          label={say(photo ? 'another' : 'photo')}
          hint={say('hint')}
          error={error}
          accept="image/jpeg,image/png,image/webp"
          required={!photo}
        />
        <WhereShown
          communities={communities.map((one) => ({
            ...one,
            isShown: actionData ? actionData.showIn.includes(one.slug) : one.isShown || !photo,
          }))}
        />
        <button className="button primary" type="submit">
          {say('save')}
        </button>
      </form>
      {photo && (
        <form className="or" method="post" action="/account/photo/remove">
          <button className="button quiet" type="submit">
            {say('remove')}
          </button>
        </form>
      )}
    </AccountPage>
  )
}

type WhereShownProps = {
  communities: readonly { slug: string; community: string; isShown: boolean }[]
}

/** The communities whose neighbours see the photo. */
function WhereShown({ communities }: WhereShownProps) {
  const say = useWords(photoWords)
  if (communities.length === 0) return null
  return (
    <fieldset className="field">
      <legend>{say('showIn')}</legend>
      {communities.map(({ slug, community, isShown }) => (
        <Choice
          key={slug}
          type="checkbox"
          name="showIn"
          value={slug}
          label={community}
          defaultChecked={isShown}
        />
      ))}
    </fieldset>
  )
}
