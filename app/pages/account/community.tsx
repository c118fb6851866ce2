import { house, session } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { ownPhoto } from '#app/photo.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { readOwnView } from '#domain/members/read-own-view.ts'
import type { Route } from './+types/community.ts'
import { AccountPage } from './account-page.tsx'
import { communityWords } from './community-words.ts'
import { HowToldForm } from './how-told-form.tsx'
import { leaveWords } from './leave-words.ts'
import { ownMembership } from './own-community.ts'
import { PrivacyForm } from './privacy-form.tsx'

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const own = await ownMembership(context, params.slug)
  const { db } = context.get(house)
  const { email, photoId } = context.get(session)
  const { listed, neighboursSee, ...view } = await readOwnView(db, own, { email })
  const print = (phone: string | null) => phone && printPhone(phone)
  return {
    ...view,
    email,
    photo: ownPhoto(photoId),
    slug: params.slug,
    community: own.community,
    listed: { ...listed, phone: print(listed.phone) },
    neighboursSee: neighboursSee && { ...neighboursSee, phone: print(neighboursSee.phone) },
    saved: url.searchParams.get('saved'),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', communityWords)('title'))
}

/** What neighbours of one community see of me, and how it may write to me. */
export default function Community({ loaderData }: Route.ComponentProps) {
  const say = useWords(communityWords)
  const sayOfLeaving = useWords(leaveWords)
  const { community, slug, saved, suppressed, email } = loaderData
  const form = `/account/communities/${slug}`
  return (
    <AccountPage path={form} title={community}>
      {saved !== null && <Notice>{say('saved')}</Notice>}
      {suppressed && (
        <Notice kind="warning">
          <p>{say(suppressed, { email })}</p>
          <form method="post" action={`${form}/again`}>
            <button className="button quiet" type="submit">
              {say('again')}
            </button>
          </form>
        </Notice>
      )}
      <PrivacyForm view={loaderData} photo={loaderData.photo} form={`${form}/privacy`} />
      <HowToldForm view={loaderData} form={`${form}/told`} />
      <div className="or">
        <p>{sayOfLeaving('offerBody')}</p>
        <a className="button quiet" href={`${form}/leave`}>
          {sayOfLeaving('offer')}
        </a>
      </div>
    </AccountPage>
  )
}
